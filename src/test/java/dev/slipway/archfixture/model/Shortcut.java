package dev.slipway.archfixture.model;

import dev.slipway.archfixture.provider.together.Wire;

record Shortcut(Wire wire) {}
