package dev.slipway.archfixture.provider.together;

import jakarta.persistence.EntityManager;

record Stored(EntityManager entities) {}
