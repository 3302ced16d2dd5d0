package dev.slipway.deployment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private static final String OWN = "s12ab34cd5-abcdefgh12345678-dep-g1";

    private final Names names = new Names("s12ab34cd5");

    @ParameterizedTest
    @ValueSource(
            strings = {
                OWN,
                "slug/" + OWN,
                "slug/s12ab34cd5-abcdefgh12345678-ep-g1/" + OWN,
                "S12AB34CD5-ABCDEFGH12345678-DEP-G1"
            })
    void ours_withSlugOrInOtherCase_isOurName(String given) {
        assertThat(names.ours(given)).contains(OWN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s12ab34cd6-abcdefgh12345678-dep-g1",
                "s12ab34cd5",
                "s12ab34cd55-abcdefgh12345678-dep-g1",
                "copy-of-" + OWN,
                OWN + "/theirs",
                ""
            })
    void ours_ofAnotherInstallation_isNot(String given) {
        assertThat(names.ours(given)).isEmpty();
    }

    @Test
    void exactlyOurs_namedByTheProviderAfterOurs_isNot() {
        assertThat(names.exactlyOurs(OWN)).contains(OWN);
        assertThat(names.exactlyOurs(OWN.substring(0, 32))).as("cut short").isPresent();
        assertThat(names.exactlyOurs(OWN + "-ab12cd34")).isEmpty();
    }

    @Test
    void within_behindTheUsersSuffix_isOurPart() {
        assertThat(names.within("my-bot-" + OWN)).contains(OWN);
        assertThat(names.within(OWN)).contains(OWN);
        assertThat(names.within("mys12ab34cd5-x")).isEmpty();
        assertThat(names.within(null)).isEmpty();
    }

    @Test
    void tail_saysWhoseItIs() {
        assertThat(names.tail(OWN)).contains("abcdefgh12345678");
        assertThat(names.tail("s12ab34cd5-abc")).isEmpty();
    }
}
