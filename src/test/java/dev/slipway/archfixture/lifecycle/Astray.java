package dev.slipway.archfixture.lifecycle;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
