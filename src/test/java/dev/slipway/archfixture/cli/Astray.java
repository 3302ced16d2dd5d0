package dev.slipway.archfixture.cli;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
