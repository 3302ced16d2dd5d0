package dev.slipway.model.preflight;

import dev.slipway.provider.HubModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Check 16: under which terms the weights are there. Shown; a person decides. */
final class Licence {
    private static final String TAG = "license:";

    private Licence() {}

    static Check check(Subject subject) {
        HubModel.Access access = subject.model().access();
        List<String> licences =
                subject.model().card().tags().stream()
                        .filter(tag -> tag.startsWith(TAG))
                        .map(tag -> Corrupt.printable(tag.substring(TAG.length())))
                        .toList();
        String terms =
                licences.isEmpty()
                        ? "The card names no licence"
                        : "Its licence is " + String.join(", ", licences);
        String closed = closed(access);
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("licences", licences);
        measured.put("gated", access.gated());
        if (licences.isEmpty() && closed.isEmpty()) {
            return Rule.LICENCE.skipped(terms + ".");
        }
        return Rule.LICENCE
                .ok(terms + (closed.isEmpty() ? "." : "; " + closed))
                .measuring(measured)
                .at(subject.page());
    }

    private static String closed(HubModel.Access access) {
        if (access.gated() != null) {
            return "it is gated (%s), so the token's account has accepted its terms, and the token"
                            .formatted(Corrupt.printable(access.gated()))
                    + " goes to the provider with the upload.";
        }
        return access.isPrivate()
                ? "it is private, so the token goes to the provider with the upload."
                : "";
    }
}
