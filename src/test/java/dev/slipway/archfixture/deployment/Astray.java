package dev.slipway.archfixture.deployment;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
