package dev.slipway.archfixture.model;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
