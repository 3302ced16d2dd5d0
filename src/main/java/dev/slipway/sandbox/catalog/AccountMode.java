package dev.slipway.sandbox.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.ledger.Act;
import dev.slipway.sandbox.ledger.Journal;
import dev.slipway.sandbox.web.Json;

/** What kind of account this is; kept in the ledger. */
public final class AccountMode {
    private static final String SET = "account.set";

    private final Journal journal;
    private Facts facts = new Facts(false, false);

    /**
     * @param v1 may still create endpoints in the manner of V1
     * @param legacyKey keys name no project
     */
    public record Facts(boolean v1, boolean legacyKey) {}

    public AccountMode(Journal journal) {
        this.journal = journal;
        journal.on(SET, entry -> facts = Json.read(entry.data(), Facts.class));
    }

    public void set(Facts wanted) {
        if (!wanted.equals(facts)) {
            journal.record(Act.of(null, SET, null, null).with(wanted));
        }
    }

    public boolean v1() {
        return facts.v1;
    }

    public boolean legacyKey() {
        return facts.legacyKey;
    }

    public ObjectNode json() {
        return Json.tree(facts);
    }
}
