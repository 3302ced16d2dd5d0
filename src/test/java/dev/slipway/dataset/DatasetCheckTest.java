package dev.slipway.dataset;

import static dev.slipway.dataset.Checked.GOOD;
import static dev.slipway.dataset.Checked.assertOnly;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCheckTest {

    @Test
    void of_shippedTrainingSet_isValidAndCounted() throws IOException {
        DatasetReport report = DatasetCheck.of(Path.of("examples/train.jsonl"));

        assertThat(report.problems()).isEmpty();
        assertThat(report.valid()).isTrue();
        assertThat(report.format()).isEqualTo(DatasetFormat.CONVERSATION);
        assertThat(report.lines()).isGreaterThanOrEqualTo(300);
        assertThat(report.bytes()).isEqualTo(Files.size(Path.of("examples/train.jsonl")));
    }

    @Test
    void of_missingFile_isTheCallersError(@TempDir Path folder) {
        assertThatThrownBy(() -> DatasetCheck.of(folder.resolve("none.jsonl")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void check_knownBytes_haveTheirFingerprint() {
        DatasetReport report = Checked.check(new DatasetCheck(100, 100), "{\"text\":\"abc\"}\n");

        assertThat(report.sha256())
                .isEqualTo("f76036ae647fb86e44d8e480b22b505852188842ea8063b52c396d75829f0680");
        assertThat(report.bytes()).isEqualTo(15);
        assertThat(report.format()).isEqualTo(DatasetFormat.TEXT);
    }

    @Test
    void check_linesAcrossReadBuffers_areKeptWhole() {
        String line = "{\"text\":\"" + "ä".repeat(30_000) + "\"}\n";

        DatasetReport report = Checked.check(new DatasetCheck(1_000_000, 100_000), line.repeat(5));

        assertThat(report.valid()).isTrue();
        assertThat(report.lines()).isEqualTo(5);
    }

    @Test
    void check_lastLineWithoutBreak_isASampleToo() {
        DatasetReport report = Checked.check(new DatasetCheck(1_000, 500), GOOD + "\r\n" + GOOD);

        assertThat(report.valid()).isTrue();
        assertThat(report.lines()).isEqualTo(2);
    }

    @Test
    void check_emptyFile_needsASample() {
        DatasetReport report = Checked.check(new DatasetCheck(100, 100), "");

        assertOnly(report, 0, "", "at least one sample");
        assertThat(report.format()).isNull();
    }

    @Test
    void check_fileAboveLimit_isNotRead() {
        DatasetReport report = Checked.check(new DatasetCheck(20, 100), GOOD);

        assertOnly(report, 0, "", "the limit is 20");
        assertThat(report.sha256()).isEmpty();
    }

    @Test
    void check_lineAboveLimit_isNamedAndTheRestIsChecked() {
        String longLine = "{\"text\":\"" + "x".repeat(2_000) + "\"}";

        DatasetReport report = Checked.lines(GOOD, longLine, GOOD);

        assertOnly(report, 2, "", "longer than 1000 bytes");
        assertThat(report.lines()).isEqualTo(3);
    }

    @Test
    void check_latin1Bytes_areRefused() {
        byte[] latin1 = "{\"text\":\"caf\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1);

        assertOnly(Checked.check(new DatasetCheck(100, 100), latin1), 1, "", "not UTF-8");
    }

    @Test
    void check_byteOrderMark_isRefused() {
        assertOnly(Checked.lines("\uFEFF" + GOOD), 1, "", "byte order mark");
    }

    @Test
    void check_blankLine_isRefused() {
        assertOnly(Checked.lines(GOOD, "", GOOD), 2, "", "line is empty");
    }

    @Test
    void check_brokenJson_isRefused() {
        assertOnly(Checked.lines(GOOD, "{\"messages\":"), 2, "", "not one valid JSON object");
    }

    @Test
    void check_twoObjectsOnOneLine_areRefused() {
        assertOnly(Checked.lines(GOOD + GOOD), 1, "", "not one valid JSON object");
    }

    @Test
    void check_keyTwice_isRefused() {
        assertOnly(Checked.json("{'text':'a','text':'b'}"), 1, "", "Duplicate");
    }

    @Test
    void check_keyTwiceInAMessage_isRefused() {
        DatasetReport report =
                Checked.json("{'messages':[{'role':'user','role':'assistant','content':'a'}]}");

        assertOnly(report, 1, "", "Duplicate");
    }

    @Test
    void check_nestingBomb_isRefusedNotThrown() {
        DatasetReport report =
                Checked.check(new DatasetCheck(100_000, 100_000), "[".repeat(50_000));

        assertOnly(report, 1, "", "not one valid JSON object");
    }

    @Test
    void check_list_isNotASample() {
        assertOnly(Checked.json("['text']"), 1, "", "holds a list");
    }

    @Test
    void check_manyBadLines_reportsTheFirstTwentyAndCountsAll() {
        DatasetReport report =
                Checked.lines(Collections.nCopies(100, "nonsense").toArray(new String[0]));

        assertThat(report.problems()).hasSize(20);
        assertThat(report.problems().getLast().line()).isEqualTo(20);
        assertThat(report.lines()).isEqualTo(100);
        assertThat(report.sha256()).hasSize(64);
    }
}
