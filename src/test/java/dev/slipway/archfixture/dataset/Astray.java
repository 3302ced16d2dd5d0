package dev.slipway.archfixture.dataset;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
