package dev.slipway.model.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.problem.Problem;
import dev.slipway.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubRefTest {

    @ParameterizedTest
    @CsvSource({
        "org/name, main",
        "org/name@v1.0, v1.0",
        "org/name@refs/pr/3, refs/pr/3",
        "hf://org/name, main",
        "hf://org/name@dev, dev",
        "https://huggingface.co/org/name, main",
        "https://huggingface.co/org/name/, main",
        "http://www.huggingface.co/org/name?library=peft#use, main",
        "https://huggingface.co/org/name/tree/main, main",
        "https://huggingface.co/org/name/tree/feature%2Fx, feature/x",
        "https://huggingface.co/org/name/tree/refs/pr/3, refs/pr/3",
        "https://HuggingFace.co/org/name/tree/dev/, dev",
        "huggingface.co/org/name, main",
        "hf.co/org/name@abc1234, abc1234"
    })
    void parse_spelling_isTheRepository(String text, String revision) {
        assertThat(HubRef.parse(text, null, null)).isEqualTo(new HubRef("org/name", revision));
    }

    @Test
    void parse_revisionBeside_isTaken() {
        assertThat(HubRef.parse("a_1/B.c-d", "dev", null)).hasToString("a_1/B.c-d@dev");
    }

    @Test
    void parse_bareName_isOfTheDefaultOwner() {
        assertThat(HubRef.parse("name@dev", null, "acme"))
                .isEqualTo(new HubRef("acme/name", "dev"));
    }

    @Test
    void parse_bareNameWithoutOwner_saysWhatToSet() {
        assertThatThrownBy(() -> HubRef.parse("name", null, null))
                .hasMessageContaining("owner/name")
                .hasMessageContaining("HUGGINGFACE_USERNAME");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc",
                "a/b/c",
                "a//b",
                "/a/b",
                "a/b/",
                "datasets/x/y",
                "https://huggingface.co/spaces/x/y",
                ".x/y",
                "x/.y",
                "x/y.",
                "x/-y",
                "x/a..b",
                "x/a--b",
                "x/y.git",
                "%2e%2e/x",
                "https://huggingface.co/%2e%2e/x",
                "x/y\n",
                "x/y z",
                "x/\u0443",
                "\uff58/y",
                "x/y\u0000",
                "https://evil.example/x/y",
                "https://huggingface.co.evil.example/x/y",
                "https://huggingface.co@evil.example/x/y",
                "file:///etc/passwd",
                "https://huggingface.co/x/y/blob/main/model.safetensors",
                "https://huggingface.co/x/y/tree/main/folder",
                "x/y@",
                "x/y@a..b",
                "x/y@-rf",
                "x/y@a b",
                "x/y@a@b",
                " ",
                ""
            })
    void parse_hostileName_isRefusedWithAWayOut(String text) {
        assertThatThrownBy(() -> HubRef.parse(text, null, null))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
                            assertThat(problem.errors()).hasSize(1);
                        })
                .hasMessageMatching("(?s).*(give|copy|leave it out).*");
    }

    @Test
    void parse_longestName_fitsAndOneMoreDoesNot() {
        assertThat(HubRef.parse("x/" + "y".repeat(96), null, null).revision()).isEqualTo("main");
        assertThatThrownBy(() -> HubRef.parse("x/" + "y".repeat(97), null, null))
                .isInstanceOf(Problem.class);
    }

    @Test
    void parse_twoRevisions_areRefused() {
        assertThatThrownBy(() -> HubRef.parse("x/y@dev", "main", null))
                .hasMessageContaining("in one place only");
        assertThat(HubRef.parse("x/y@dev", "dev", null).revision()).isEqualTo("dev");
    }
}
