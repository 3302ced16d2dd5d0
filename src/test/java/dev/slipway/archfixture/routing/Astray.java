package dev.slipway.archfixture.routing;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
