package dev.slipway.archfixture.release;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
