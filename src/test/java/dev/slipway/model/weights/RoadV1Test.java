package dev.slipway.model.weights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Found;
import dev.slipway.model.CustomModel;
import dev.slipway.provider.Account;
import dev.slipway.provider.Hardware;
import dev.slipway.provider.ListedModel;
import dev.slipway.provider.ModelCatalog;
import dev.slipway.provider.ServingConfig;
import dev.slipway.provider.StartedUpload;
import dev.slipway.provider.SupportedModel;
import dev.slipway.provider.UploadHost;
import dev.slipway.provider.UploadJob;
import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What V1 leaves out of its answers is found elsewhere. */
class RoadV1Test {
    private static final String TOKEN = "inst-7-up-g1";
    private static final UploadJob JOB =
            new UploadJob("job-1", "Running", null, "acme/" + TOKEN, null, null);

    private final CustomModel model = new CustomModel();
    private List<ListedModel> listed = List.of();
    private List<UploadJob> jobs = List.of();
    private StartedUpload answer;
    private Effects.Act act;
    private RoadV1 road;

    @BeforeEach
    void make() {
        model.id = "model_1";
        model.projectId = "default";
        model.alias = "bot";
        Effects effects =
                new Effects(null, null, null, null, null) {
                    @Override
                    public EffectResult perform(Claim claim, EffectSpec spec, Act how) {
                        act = how;
                        return null;
                    }
                };
        Sources sources =
                new Sources(null, null, null, null) {
                    @Override
                    WeightsSource open(CustomModel of) {
                        return new WeightsSource("https://huggingface.co/acme/bot", null);
                    }
                };
        road = new RoadV1(new Host(), new Catalog(), effects, sources, null);
        road.upload(null, model);
    }

    @Test
    void upload_thereAlready_isKnownByTheNameWeGaveIt() {
        answer = new StartedUpload(null, "model-1", null);
        assertThat(act.create().apply(TOKEN).externalId()).isEqualTo("model:" + TOKEN);
        answer = new StartedUpload(null, null, "acme/" + TOKEN);
        assertThat(act.create().apply(TOKEN).externalId()).isEqualTo("model:acme/" + TOKEN);
    }

    @Test
    void list_jobListedNoMore_isAmongTheModels() {
        assertThat(act.list().apply(TOKEN)).isEmpty();
        listed = List.of(new ListedModel("acme/" + TOKEN, "chat", null, null));
        assertThat(act.list().apply(TOKEN))
                .containsExactly(new Found("model:acme/" + TOKEN, "acme/" + TOKEN));
        jobs = List.of(JOB);
        assertThat(act.list().apply(TOKEN)).extracting(Found::externalId).contains("job-1");
    }

    @Test
    void deployable_bareName_getsTheAccountsPrefix() {
        model.weights.uploadId = "model:" + TOKEN;
        listed = List.of(new ListedModel("acme/" + TOKEN, "chat", null, null));
        assertThat(road.deployable(model)).isEqualTo("acme/" + TOKEN);
    }

    private final class Host implements UploadHost {
        @Override
        public StartedUpload upload(UploadRequest request) {
            return answer;
        }

        @Override
        public UploadJob job(String id) {
            return JOB;
        }

        @Override
        public List<UploadJob> jobs() {
            return jobs;
        }
    }

    private final class Catalog implements ModelCatalog {
        @Override
        public Account whoami() {
            throw new AssertionError();
        }

        @Override
        public List<SupportedModel> supportedModels() {
            return List.of();
        }

        @Override
        public List<ListedModel> listedModels() {
            return listed;
        }

        @Override
        public List<ListedModel> dedicatedModels() {
            return List.of();
        }

        @Override
        public List<Hardware> hardware() {
            return List.of();
        }

        @Override
        public List<ServingConfig> configs(String modelObjectId) {
            return List.of();
        }
    }
}
