package dev.slipway.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.platform.Actor;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The one door through which every record's end has to pass, whatever its kind. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class NothingLeftTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Inject Transitions transitions;
    @Inject Sql sql;

    private final Thing thing = thing();

    private static Thing thing() {
        Thing thing = new Thing();
        thing.id = "thing_" + UUID.randomUUID().toString().replace("-", "");
        thing.projectId = "default";
        thing.born(State.BUSY, "for the test", Actor.worker("test"), NOW);
        return thing;
    }

    @ParameterizedTest
    @EnumSource(names = {"ATTEMPTING", "UNKNOWN", "CONFIRMED", "RELEASING"})
    void save_endWithAnEffectThatMayExist_isRefusedAndSavesNothing(EffectState left) {
        effect(left);
        thing.moveTo(State.OVER, "done", Actor.worker("test"), NOW);

        assertThatThrownBy(() -> Tx.run(() -> transitions.save(thing)))
                .isInstanceOf(NothingLeft.StillOwnedException.class)
                .hasMessageContaining("cannot end as OVER")
                .hasMessageContaining("endpoint token-" + thing.id)
                .hasMessageContaining(left.name());
        assertThat(transitions.of("default", thing.id)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"ATTEMPTING", "UNKNOWN", "CONFIRMED", "RELEASING"})
    void save_endWithEffectsThatAreOver_isSaved(EffectState over) {
        effect(over);
        thing.moveTo(State.OVER, "done", Actor.worker("test"), NOW);

        Tx.run(() -> transitions.save(thing));

        assertThat(transitions.of("default", thing.id)).hasSize(2);
    }

    @Test
    void saveAll_oneOfManyStillOwnsSomething_savesNoneAndNamesIt() {
        List<Thing> many = List.of(thing(), thing, thing());
        effect(EffectState.CONFIRMED);
        many.forEach(one -> one.moveTo(State.OVER, "done", Actor.worker("test"), NOW));

        assertThatThrownBy(() -> Tx.run(() -> transitions.saveAll(many)))
                .isInstanceOf(NothingLeft.StillOwnedException.class)
                .hasMessageContaining(thing.id + " cannot end as OVER")
                .hasMessageContaining("endpoint token-" + thing.id);
        assertThat(many).allMatch(one -> transitions.of("default", one.id).isEmpty());
    }

    @Test
    void save_stateThatIsNoEnd_isSavedWhateverItOwns() {
        effect(EffectState.CONFIRMED);

        assertThatCode(() -> Tx.run(() -> transitions.save(thing))).doesNotThrowAnyException();
    }

    private void effect(EffectState state) {
        sql.update(
                "INSERT INTO effect (id, project_id, subject, step, generation, kind,"
                        + " api_generation, token, request_digest, state)"
                        + " VALUES (?, 'default', ?, 'ep', 1, 'endpoint', 'V2', ?, '', ?)",
                "eff_" + thing.id,
                thing.id,
                "token-" + thing.id,
                state.name());
    }

    private enum State implements LifecycleState<State> {
        BUSY,
        OVER;

        @Override
        public Set<State> next() {
            return this == BUSY ? EnumSet.of(OVER) : EnumSet.noneOf(State.class);
        }
    }

    private static final class Thing extends Tracked<State> {
        private State state;

        @Override
        public State state() {
            return state;
        }

        @Override
        protected void state(State next) {
            state = next;
        }

        @Override
        public String kind() {
            return "thing";
        }
    }
}
