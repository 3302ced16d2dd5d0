package dev.slipway.webhook;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a new webhook is to be.
 *
 * @param url https, to a public address
 * @param events patterns such as {@code model.*} or {@code model.live}; null or empty: everything
 * @param description for people; may be null
 */
public record NewWebhook(
        @NotBlank String url, List<String> events, @Size(max = 500) String description) {}
