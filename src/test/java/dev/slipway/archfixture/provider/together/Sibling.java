package dev.slipway.archfixture.provider.together;

import dev.slipway.archfixture.provider.huggingface.Wire;

record Sibling(Wire wire) {}
