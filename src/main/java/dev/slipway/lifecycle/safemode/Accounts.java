package dev.slipway.lifecycle.safemode;

import dev.slipway.lifecycle.Installation;
import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.platform.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Holds the account at the provider that this process' keys belong to against the one that our
 * things are in. The first one that was ever told is it; so is a later one while nothing is there.
 */
@ApplicationScoped
public class Accounts {
    private static final Logger LOG = Logger.getLogger(Accounts.class);
    private static final Actor WATCH = Actor.worker("installation");

    /** Replicas with the old key and with the new one may run side by side for a while. */
    private static final String QUIET = "interval '3 minutes'";

    private final Installation installation;
    private final SafeMode safeMode;
    private final Sql sql;

    Accounts(Installation installation, SafeMode safeMode, Sql sql) {
        this.installation = installation;
        this.safeMode = safeMode;
        this.sql = sql;
    }

    /**
     * What the provider answered to this process, which is told once a minute.
     *
     * @param purpose of the key
     * @param account blank when the provider does not say: then nothing is held against anything
     */
    public void told(String purpose, String account) {
        installation.holdsKeyOf(purpose, account);
        if (account.isBlank()) {
            LOG.debugf("The provider does not say whose key for %s this is", purpose);
            return;
        }
        String home = Tx.call(() -> home(purpose, account));
        if (home.equals(account)) {
            if (!installation.standing().elsewhere() && Tx.call(this::quiet)) {
                safeMode.accountIsBack("the provider's keys are of the account of before again");
            }
        } else {
            safeMode.enter(Cause.ACCOUNT, reason(purpose, home, account), WATCH);
        }
    }

    /** Where the things are; the new account when there are none, or none was known. */
    private String home(String purpose, String account) {
        sql.update(
                "INSERT INTO provider_account (purpose, account) VALUES (?, ?)"
                        + " ON CONFLICT (purpose) DO UPDATE SET account = excluded.account,"
                        + " seen_at = clock_timestamp(), other = NULL, other_at = NULL"
                        + " WHERE provider_account.account <> excluded.account AND NOT EXISTS"
                        + " (SELECT 1 FROM effect"
                        + " WHERE state NOT IN ('PLANNED', 'REJECTED', 'RELEASED'))",
                purpose,
                account);
        sql.update(
                "UPDATE provider_account SET other = ?, other_at = clock_timestamp()"
                        + " WHERE purpose = ? AND account <> ?",
                account,
                purpose,
                account);
        return sql.first(
                        "SELECT account FROM provider_account WHERE purpose = ?",
                        row -> row.getString("account"),
                        purpose)
                .orElseThrow();
    }

    /** No process was told of another account of late. */
    private boolean quiet() {
        return sql.list(
                        "SELECT 1 FROM provider_account WHERE other_at > clock_timestamp() - "
                                + QUIET,
                        row -> 1)
                .isEmpty();
    }

    private static String reason(String purpose, String home, String account) {
        return ("the provider's key for %s is of account %s, and our things are in %s. Set the key and"
                        + " the project of before, then this ends by itself within minutes. If the"
                        + " account was changed on purpose, stop what still bills in the old one by"
                        + " hand, then leave safe mode: what is not in the new account counts as lost"
                        + " from then on")
                .formatted(purpose, account, home);
    }
}
