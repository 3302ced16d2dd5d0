package dev.slipway.archfixture.provider;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
