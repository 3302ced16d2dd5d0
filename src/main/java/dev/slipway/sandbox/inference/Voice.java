package dev.slipway.sandbox.inference;

/** A model that can be asked again and again, without the lock. */
public final class Voice {
    private final Target target;
    private final Speaker speaker;

    Voice(Target target, Speaker speaker) {
        this.target = target;
        this.speaker = speaker;
    }

    /** Whether its answers come from a training, and not from a base. */
    public boolean trained() {
        return target.trainSha() != null;
    }

    public String says(String question) {
        return speaker.answer(target, question);
    }
}
