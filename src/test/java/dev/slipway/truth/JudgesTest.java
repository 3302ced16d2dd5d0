package dev.slipway.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.truth.SdkTypes.Typed;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is judged over all tests on the wire together. */
@QuarkusTest
@TestProfile(WireProfile.class)
class JudgesTest {

    private static List<Exchange> exchanges() {
        return Tapes.all().stream().flatMap(tape -> tape.exchanges().stream()).toList();
    }

    @Test
    void v2_allThatPassed_hasTheTypesOfTheClient() {
        SdkTypes types = new SdkTypes();
        List<Typed> values = types.typed(exchanges());

        Map<Typed, List<String>> errors = types.errors("v2", values);

        System.out.printf(
                "Held against the types of Together's client: %d values of %d operations%n",
                values.size(), values.stream().map(Typed::operation).distinct().count());
        assertThat(errors).isEmpty();
    }

    @Test
    void deviations_each_isNeeded() {
        assumeTrue(Judged.JUDGE.isPresent(), "no OpenAPI document");
        List<Exchange> v1 = exchanges().stream().filter(Exchange::v1).toList();
        List<Violation> found = Judged.found(v1);
        List<Deviations.Entry> entries = new Deviations().entries();

        Set<String> fields = new LinkedHashSet<>();
        v1.forEach(exchange -> fields.addAll(Renaming.properties(exchange)));
        System.out.printf(
                "Held against Together's OpenAPI document: %d exchanges, %d fields of answers;"
                        + " %d deviations listed%n",
                v1.size(), fields.size(), entries.size());
        assertThat(entries)
                .as("lines of the list that nothing needs")
                .allMatch(entry -> found.stream().anyMatch(entry::covers));
    }
}
