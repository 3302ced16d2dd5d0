package dev.slipway.archfixture.provider;

import jakarta.persistence.EntityManager;

record Stored(EntityManager entities) {}
