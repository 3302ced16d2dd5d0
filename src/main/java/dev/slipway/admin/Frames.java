package dev.slipway.admin;

import dev.slipway.access.KeyTable;
import dev.slipway.access.Role;
import dev.slipway.cost.Budgets;
import dev.slipway.lifecycle.Transitions;
import dev.slipway.lifecycle.safemode.SafeMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Makes the frame of a page, before the page is read: what changes meanwhile comes as an event. */
@ApplicationScoped
class Frames {
    private final CurrentSession session;
    private final Transitions transitions;
    private final Budgets budgets;
    private final Assets assets;
    private final SafeMode safeMode;

    Frames(
            CurrentSession session,
            Transitions transitions,
            Budgets budgets,
            Assets assets,
            SafeMode safeMode) {
        this.budgets = budgets;
        this.session = session;
        this.transitions = transitions;
        this.assets = assets;
        this.safeMode = safeMode;
    }

    Frame of(String title, String section) {
        Session signedIn = session.require();
        KeyTable.Entry key = signedIn.key();
        return new Frame(
                title,
                section,
                key.project().value(),
                key.role().name().toLowerCase(Locale.ROOT),
                key.role().includes(Role.OPERATOR),
                signedIn.csrf(),
                transitions.now().toString(),
                assets.stamp(),
                safeMode(),
                budgets.warning(key.project()).orElse(null));
    }

    /** For pages without navigation. */
    Frame bare(String title) {
        return new Frame(title, "", null, null, false, null, null, assets.stamp(), null, null);
    }

    private String safeMode() {
        SafeMode.Status status = safeMode.status();
        return status.safeMode() ? Figures.orUnknown(status.reason()) : null;
    }
}
