package dev.slipway.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One state change as it was saved: history, audit trail and event at once.
 *
 * @param cursor where a reader goes on behind this row
 * @param move number of the change of this subject, from 1 without gaps
 * @param from null for the birth
 */
public record TransitionRow(
        Cursor cursor,
        String id,
        String projectId,
        String kind,
        String subject,
        int move,
        String from,
        String to,
        String reason,
        String actor,
        JsonNode data,
        Instant at) {}
