package dev.slipway.routing;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.platform.JsonText;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The route of one alias as it is kept. */
@Entity
@Table(name = "route")
class RouteRow {
    @EmbeddedId Key key;
    @Version long version;

    /** Model id of the version that the alias stands for. */
    String live;

    /** Model id of the one before, to which a rollback goes. */
    String previous;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "targets")
    String targetsJson;

    @Column(name = "updated_at")
    Instant updatedAt;

    @Embeddable
    record Key(@Column(name = "project_id") String projectId, String alias)
            implements Serializable {}

    List<Weight> targets() {
        return JsonText.read(targetsJson, new TypeReference<>() {});
    }
}
