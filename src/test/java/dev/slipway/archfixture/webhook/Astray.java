package dev.slipway.archfixture.webhook;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
