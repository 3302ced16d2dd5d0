package dev.slipway.archfixture.evaluation;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
