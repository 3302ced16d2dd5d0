package dev.slipway.archfixture.problem;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
