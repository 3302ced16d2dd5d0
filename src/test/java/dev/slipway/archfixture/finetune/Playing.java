package dev.slipway.archfixture.finetune;

import dev.slipway.archfixture.sandbox.Toy;

record Playing(Toy toy) {}
