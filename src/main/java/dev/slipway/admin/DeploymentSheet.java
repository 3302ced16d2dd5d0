package dev.slipway.admin;

import java.util.List;

/** The GPUs that serve a model now. */
record DeploymentSheet(Badge badge, String reason, List<Fact> facts) {}
