package dev.slipway.archfixture.admin;

import dev.slipway.archfixture.WayIn;

record Astray(WayIn wayIn) {}
