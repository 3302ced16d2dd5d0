package dev.slipway.finetune;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.lifecycle.EffectSpec;
import dev.slipway.lifecycle.Effects;
import dev.slipway.lifecycle.Settlement;
import dev.slipway.lifecycle.Traits;
import dev.slipway.platform.Actor;
import dev.slipway.platform.JsonText;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.Generation;
import dev.slipway.provider.ProviderException;
import dev.slipway.provider.TrainingHost;
import dev.slipway.provider.TrainingRequest;
import dev.slipway.provider.TrainingRequest.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Starts the job at the provider, as one paid effect: recognised by its suffix in the list. */
@ApplicationScoped
class FineTuneSubmit {
    static final String STEP = "train";

    /** As Together's TypeScript client says. */
    private static final int LONGEST_SUFFIX = 64;

    private static final Logger LOG = Logger.getLogger(FineTuneSubmit.class);

    private final Effects effects;
    private final TrainingHost host;
    private final TrainingWatch watch;
    private final FineTuneObserver observer;
    private final FineTuneSettle settle;

    FineTuneSubmit(
            Effects effects,
            TrainingHost host,
            TrainingWatch watch,
            FineTuneObserver observer,
            FineTuneSettle settle) {
        this.effects = effects;
        this.host = host;
        this.watch = watch;
        this.observer = observer;
        this.settle = settle;
    }

    Settlement submit(Claim claim, FineTuneJob job) {
        TrainingRequest draft = request(job, "");
        if (job.estimateUsd == null && !observer.maybeSubmitted(job)) {
            return Settlement.next(settle.admit(job, estimate(job, draft)));
        }
        EffectSpec spec =
                new EffectSpec(
                        claim.project(),
                        job.id,
                        STEP,
                        job.generation,
                        "fine-tune",
                        Generation.V1,
                        asked(draft));
        EffectResult result =
                effects.perform(
                        claim,
                        spec,
                        new Effects.Act(
                                token -> watch.listed(),
                                token ->
                                        TrainingWatch.found(
                                                host.start(
                                                        withSecrets(
                                                                job, suffix(job.suffix, token))))));
        return switch (result) {
            case EffectResult.Confirmed ok ->
                    Settlement.next(settle.submitted(job, ok.externalId()));
            case EffectResult.Pending later -> Settlement.retry(later.pause(), later.why());
            case EffectResult.Rejected no -> rejected(job, no);
            case EffectResult.Wrong wrong ->
                    Settlement.next(settle.wrong(job, wrong.externalId(), wrong.why()));
            case EffectResult.Doubtful doubt ->
                    Settlement.done(
                            settle.hold(
                                    job,
                                    new FineTuneStep.Hold(
                                            doubt.why() + "; look at it there, then retry",
                                            false,
                                            null)));
        };
    }

    /** As the owner; asking twice is asking once. */
    void askCancel(Claim claim, FineTuneJob job, String providerJobId) {
        boolean person = job.cancelRequestedBy != null && new Actor(job.cancelRequestedBy).person();
        Instant askedAt = person ? job.cancelRequestedAt : null;
        effects.change(claim, "cancel", askedAt, () -> host.cancel(providerJobId));
    }

    /** What starts from elsewhere may be told by that model's name. */
    private static Traits asked(TrainingRequest draft) {
        boolean fromElsewhere =
                draft.parameters().containsKey("from_checkpoint")
                        || draft.parameters().containsKey("from_hf_model");
        return Traits.NONE
                .and("model", fromElsewhere ? null : TrainingWatch.bare(draft.subject().model()))
                .and("file", draft.subject().trainingFile())
                .and("request", JsonText.write(draft));
    }

    /** What a person can mend waits for him; what is wrong with the request itself ends the job. */
    private Settlement rejected(FineTuneJob job, EffectResult.Rejected no) {
        ProviderException cause = no.cause();
        boolean mendable =
                cause != null
                        && (cause.kind() == FailureKind.BALANCE
                                || cause.kind() == FailureKind.BAD_CREDENTIALS
                                || cause.kind() == FailureKind.CAPACITY);
        if (mendable) {
            return Settlement.done(
                    settle.hold(
                            job, new FineTuneStep.Hold(no.why() + " " + cause.hint(), true, null)));
        }
        return Settlement.done(
                settle.end(
                        job,
                        new FineTuneStep.End(
                                FineTuneState.FAILED,
                                "the provider refused the job: " + no.why(),
                                null)));
    }

    /** Zero when nobody can say: a provider that cannot estimate does not stop the job. */
    private BigDecimal estimate(FineTuneJob job, TrainingRequest draft) {
        try {
            BigDecimal total = host.estimate(draft).totalUsd();
            return total == null ? BigDecimal.ZERO : total;
        } catch (ProviderException e) {
            LOG.infof("%s: no estimate: %s", job.id, e.getMessage());
            return BigDecimal.ZERO;
        }
    }

    private TrainingRequest request(FineTuneJob job, String suffix) {
        FineTuneFacts files = observer.files(job);
        return new TrainingRequest(
                job.baseModel,
                files.training().externalId(),
                files.validation() == null ? null : files.validation().externalId(),
                suffix,
                job.hyperparameters());
    }

    /** Secrets are opened for this one request and are part of no digest or record. */
    private TrainingRequest withSecrets(FineTuneJob job, String suffix) {
        TrainingRequest plain = request(job, suffix);
        WandbReport wandb = job.wandb();
        Map<String, Object> parameters = new LinkedHashMap<>(plain.parameters());
        if (wandb != null) {
            parameters.putAll(wandb.parameters());
        }
        Secrets secrets =
                new Secrets(
                        wandb == null ? null : secret(job, wandb.apiKeySecret()),
                        job.hubTokenSecret == null ? null : secret(job, job.hubTokenSecret));
        return new TrainingRequest(plain.subject(), suffix, parameters, secrets);
    }

    private String secret(FineTuneJob job, String name) {
        return observer.secret(job.project(), name);
    }

    /** The user's words give way: without the token the job could not be found again. */
    static String suffix(String own, String token) {
        if (own == null || own.isBlank()) {
            return token;
        }
        int room = LONGEST_SUFFIX - token.length() - 1;
        return own.substring(0, Math.min(own.length(), room)) + "-" + token;
    }
}
