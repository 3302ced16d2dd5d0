package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CrashPointTest {

    @Test
    void parse_nothing_isInert() {
        assertThat(CrashPoint.parse(null)).isEmpty();
        assertThat(CrashPoint.parse(" ")).isEmpty();
    }

    @Test
    void parse_names_keepTheirColonsAndGiveUpNumberAndStop() {
        Map<String, CrashPoint> points =
                CrashPoint.parse("committed:model:LIVE,claim:model:3, before-send:dep:2:stop");

        assertThat(points.get("committed:model:LIVE"))
                .extracting(CrashPoint::at, CrashPoint::stop)
                .containsExactly(1, false);
        assertThat(points.get("claim:model"))
                .extracting(CrashPoint::at, CrashPoint::stop)
                .containsExactly(3, false);
        assertThat(points.get("before-send:dep"))
                .extracting(CrashPoint::at, CrashPoint::stop)
                .containsExactly(2, true);
    }

    @Test
    void due_secondHitWanted_countsOnlyThatOne() {
        CrashPoint point = CrashPoint.parse("claim:model:2").get("claim:model");

        assertThat(point.due()).isFalse();
        assertThat(point.due()).isTrue();
        assertThat(point.due()).isFalse();
    }
}
