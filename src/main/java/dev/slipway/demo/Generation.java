package dev.slipway.demo;

import java.util.Locale;

/** Which of Together's API generations the demo goes through. */
enum Generation {
    V1("acme/support-intents-full"),
    V2("acme/support-intents-lora");

    private final String repository;

    Generation(String repository) {
        this.repository = repository;
    }

    /** What becomes version 2: full weights where adapters need an endpoint of their base. */
    String repository() {
        return repository;
    }

    /** As the setting of the service has it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
