package dev.slipway.evaluation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import dev.slipway.platform.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A set of cases with the scorers that judge the answers; never changed once made. */
@Entity
@Table(name = "suite")
class Suite {
    @Id String id;

    @Column(name = "project_id")
    String projectId;

    String name;

    @Column(name = "file_id")
    String fileId;

    int cases;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "scorers")
    String scorersJson;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "created_at")
    Instant createdAt;

    /** A scorer by name; {@code options} may be null. */
    record ScorerSpec(String name, JsonNode options) {}

    List<ScorerSpec> specs() {
        return JsonText.read(scorersJson, new TypeReference<>() {});
    }

    Map<String, Scorer> scorers() {
        Map<String, Scorer> out = new LinkedHashMap<>();
        for (ScorerSpec spec : specs()) {
            out.put(spec.name(), Scorer.named(spec.name(), spec.options()));
        }
        return out;
    }
}
