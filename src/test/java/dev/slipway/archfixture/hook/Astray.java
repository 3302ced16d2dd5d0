package dev.slipway.archfixture.hook;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
