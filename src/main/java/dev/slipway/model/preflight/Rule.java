package dev.slipway.model.preflight;

import dev.slipway.provider.HubException;
import java.net.URI;

/** The questions, in their order; a number is never used for another question. */
enum Rule {
    REFERENCE(1, "reference"),
    TOKEN(2, "token"),
    REPOSITORY(3, "repository"),
    READABLE(4, "readable"),
    KIND(5, "kind"),
    FILES(6, "files"),
    SCAN(7, "security-scan"),
    CONFIG(8, "config"),
    TOKENIZER(9, "tokenizer"),
    ADAPTER(10, "adapter"),
    INDEX(11, "index"),
    WEIGHTS(12, "weights"),
    SHAPES(13, "adapter-shapes"),
    BASE(14, "base-model"),
    HARDWARE(15, "hardware"),
    LICENCE(16, "licence");

    private final int number;
    private final String id;

    Rule(int number, String id) {
        this.number = number;
        this.id = id;
    }

    int number() {
        return number;
    }

    String id() {
        return id;
    }

    Check ok(String message) {
        return new Check(number, id, Level.OK, null, message, null, null, null);
    }

    Check skipped(String message) {
        return new Check(number, id, Level.SKIPPED, null, message, null, null, null);
    }

    Check warn(String code, String message, String fix) {
        return new Check(number, id, Level.WARN, code, message, fix, null, null);
    }

    Check fail(String code, String message, String fix) {
        return new Check(number, id, Level.FAIL, code, message, fix, null, null);
    }

    Check notReady(String code, String message, String fix) {
        return new Check(number, id, Level.NOT_READY, code, message, fix, null, null);
    }

    /**
     * @throws HubException the same one, when it says nothing about the repository
     */
    Check failed(HubException refusal, URI page) {
        if (refusal.kind().retryable()) {
            throw refusal;
        }
        return fail(refusal.code().name(), refusal.getMessage(), refusal.hint()).at(page);
    }
}
