package dev.slipway.archfixture.access;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
