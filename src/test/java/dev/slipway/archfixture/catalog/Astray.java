package dev.slipway.archfixture.catalog;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
