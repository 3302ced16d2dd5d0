package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {
    private static final String TOKEN = "s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1                                     | OURS
                    S0A1B2C3D4-9Z8Y7X6W5V4T3S2R-EP-G1                                     | OURS
                    acme/s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1                                | OURS
                    acme-s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1                                | OURS
                    acme/m-8b-my-words-s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1-1a2b3c           | OURS
                    s0a1b2c3d4_9z8y7x6w5v4t3s2r_ep_g1                                     | OURS
                    acme/s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g                                 | DOUBTFUL
                    acme/s0a1b2c3d4-9z8y7x6w5v4t3s2r                                      | DOUBTFUL
                    my-words-of-20-chars-s0a1b2c3d4-9z8y7x6w                              | DOUBTFUL
                    s0a1b2c3d49z8y7x6w5v4t3s2repg1                                        | DOUBTFUL
                    s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g2                                     | OTHER
                    s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g10                                    | OTHER
                    s0a1b2c3d4-9z8y7x6w5v4t3s2r-dep-g1                                    | OTHER
                    s0a1b2c3d4-9z8y7x6w5v4t3s2q-ep-g1                                     | OTHER
                    s0a1b2c3d4                                                            | OTHER
                    t0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1                                     | OTHER
                    somebody-elses                                                        | OTHER
                    acme/s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1/s0a1b2c3d4-9z8y7x6w5v4t3s2r-dep-g1 | OURS
                    """)
    void of_whateverTheProviderMadeOfTheName_isSorted(String name, NameMatch expected) {
        assertThat(NameMatch.of(TOKEN, name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"'', OTHER", "'-', OTHER", "s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g1, OTHER"})
    void of_laterGeneration_isNotFoundInAFormerOne(String name, NameMatch expected) {
        assertThat(NameMatch.of("s0a1b2c3d4-9z8y7x6w5v4t3s2r-ep-g10", name)).isEqualTo(expected);
    }
}
