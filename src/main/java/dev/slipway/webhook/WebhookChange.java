package dev.slipway.webhook;

import jakarta.validation.constraints.Size;
import java.util.List;

/** What is to be different; null leaves a field as it is. */
public record WebhookChange(
        String url, List<String> events, @Size(max = 500) String description, Boolean enabled) {

    boolean changesFields() {
        return url != null || events != null || description != null;
    }
}
