package dev.slipway.archfixture.hook;

import dev.slipway.archfixture.release.Back;

public record There(Back back) {}
