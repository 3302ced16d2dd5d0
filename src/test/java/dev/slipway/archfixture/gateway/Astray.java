package dev.slipway.archfixture.gateway;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
