package dev.slipway.archfixture.provider;

import jakarta.ws.rs.core.Response;

record Served(Response response) {}
