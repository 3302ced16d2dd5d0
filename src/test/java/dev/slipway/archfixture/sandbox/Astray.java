package dev.slipway.archfixture.sandbox;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
