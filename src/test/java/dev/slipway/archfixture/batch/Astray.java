package dev.slipway.archfixture.batch;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
