package dev.slipway.archfixture.demo;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
