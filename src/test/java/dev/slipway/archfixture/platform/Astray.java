package dev.slipway.archfixture.platform;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
