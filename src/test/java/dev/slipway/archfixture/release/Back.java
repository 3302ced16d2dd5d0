package dev.slipway.archfixture.release;

import dev.slipway.archfixture.hook.There;

public record Back(There there) {}
