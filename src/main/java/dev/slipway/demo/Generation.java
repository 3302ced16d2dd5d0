package dev.slipway.demo;

import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

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

    /** Reads the word of the command line. */
    static final class Words implements ITypeConverter<Generation> {
        @Override
        public Generation convert(String word) {
            return Arrays.stream(values())
                    .filter(generation -> generation.word().equalsIgnoreCase(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("is v1 or v2, not " + word));
        }
    }
}
