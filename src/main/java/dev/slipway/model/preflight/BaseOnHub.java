package dev.slipway.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.provider.HubException;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.WeightsHub;
import java.util.Map;

/**
 * The base model of an adapter, as far as this token may see it.
 *
 * @param name repository, or null when none is known
 * @param model null when it cannot be seen
 * @param config null when it cannot be read
 * @param unreadable why there is no config, or null
 */
record BaseOnHub(String name, HubModel model, JsonNode config, String unreadable) {

    /**
     * @throws HubException when the hub is down or limits us
     */
    static BaseOnHub find(Subject subject, String name) {
        if (name == null) {
            return new BaseOnHub(null, null, null, "No base model is known to compare with.");
        }
        WeightsHub hub = subject.hub();
        HubModel model = null;
        try {
            model = hub.model(new HubSource(name, HubRef.MAIN, subject.at().token()));
            HubSource at = new HubSource(model.id(), model.commit(), subject.at().token());
            byte[] config = hub.file(at, FullModel.CONFIG, JsonFiles.MOST);
            return new BaseOnHub(name, model, JsonFiles.object(config, FullModel.CONFIG), null);
        } catch (HubException refusal) {
            if (refusal.kind().retryable()) {
                throw refusal;
            }
            return new BaseOnHub(
                    name,
                    model,
                    null,
                    "The config.json of %s cannot be read with this token (%s)."
                            .formatted(name, refusal.code()));
        } catch (UnreadableFileException odd) {
            return new BaseOnHub(
                    name, model, null, "The config.json of %s is not readable.".formatted(name));
        }
    }

    /** As the hub counts them; empty when it does not. */
    Map<String, Long> parameters() {
        return model == null ? Map.of() : model.parameters();
    }

    /** True when another token might see more, or less. */
    boolean personal() {
        return name != null
                && (model == null || model.access().isPrivate() || model.access().gated() != null);
    }
}
