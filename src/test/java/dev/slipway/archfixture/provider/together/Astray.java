package dev.slipway.archfixture.provider.together;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
