package dev.slipway.architecture;

import java.util.stream.Stream;

/**
 * Single classes that a room imports although the plan's table does not name their room. Each is a
 * narrow door: the rest of that room stays closed. {@code docs/adr/0009} says why they are here.
 */
final class BeyondThePlan {
    private BeyondThePlan() {}

    static Stream<String> doors() {
        return Stream.of(
                "lifecycle -> provider.ProviderException",
                "lifecycle -> provider.FailureKind",
                "lifecycle -> provider.Outcome",
                "lifecycle -> provider.Generation",
                "lifecycle -> provider.RequestBudget",
                "deployment -> catalog.Catalog",
                "evaluation -> dataset.StoredFiles",
                "evaluation -> dataset.StoredFile",
                "evaluation -> dataset.FilePurpose",
                "admin -> provider.ProviderException",
                "admin -> provider.TrainingEvent",
                "admin -> provider.TrainingPoint",
                "release -> catalog.Catalog",
                "release -> catalog.Offer",
                "release -> provider.Generation",
                "release -> provider.Hardware");
    }
}
