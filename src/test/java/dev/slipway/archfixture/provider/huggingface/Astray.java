package dev.slipway.archfixture.provider.huggingface;

import dev.slipway.archfixture.admin.Page;

record Astray(Page page) {}
