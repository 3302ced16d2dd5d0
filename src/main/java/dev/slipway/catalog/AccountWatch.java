package dev.slipway.catalog;

import dev.slipway.lifecycle.Chore;
import dev.slipway.lifecycle.safemode.Accounts;
import dev.slipway.provider.Account;
import dev.slipway.provider.FailureKind;
import dev.slipway.provider.KeyOwners;
import dev.slipway.provider.ProviderException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Asks whose keys this process has. In each process, since each may have been started with other
 * keys than the rest.
 */
@ApplicationScoped
class AccountWatch implements Chore {
    private static final Logger LOG = Logger.getLogger(AccountWatch.class);

    /** Nothing is created until the first answer is there. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final KeyOwners owners;
    private final Accounts accounts;
    private volatile boolean answered;

    AccountWatch(KeyOwners owners, Accounts accounts) {
        this.owners = owners;
        this.accounts = accounts;
    }

    @Override
    public Duration every() {
        return answered ? Duration.ofMinutes(1) : SOON;
    }

    @Override
    public void run() {
        boolean serving = ask("serving", owners::serving);
        answered = ask("training", owners::training) && serving;
    }

    /** No answer changes nothing: what was told before is still so. */
    private boolean ask(String purpose, Supplier<Account> owner) {
        try {
            accounts.told(purpose, words(owner.get()));
            return true;
        } catch (ProviderException e) {
            if (e.kind() == FailureKind.NOT_FOUND) {
                // A provider without this call says nothing, for ever.
                accounts.told(purpose, "");
                return true;
            }
            LOG.debugf("Whose key for %s it is: %s", purpose, e.getMessage());
            return false;
        }
    }

    /** Old keys belong to an organization and to no project. */
    private static String words(Account account) {
        return Stream.of(account.organizationId(), account.projectId())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining("/"));
    }
}
