package dev.slipway.archfixture.cost;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
