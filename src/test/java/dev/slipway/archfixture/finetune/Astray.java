package dev.slipway.archfixture.finetune;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
