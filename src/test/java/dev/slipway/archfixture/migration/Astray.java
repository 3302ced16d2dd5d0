package dev.slipway.archfixture.migration;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
