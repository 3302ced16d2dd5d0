package dev.slipway.admin;

import static org.hamcrest.Matchers.equalTo;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.model.CustomModel;
import dev.slipway.model.Models;
import dev.slipway.model.ReleasePlan;
import dev.slipway.platform.Actor;
import dev.slipway.platform.ProjectId;
import dev.slipway.provider.Generation;
import dev.slipway.testing.TestKeys;
import io.restassured.http.ContentType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Puts records where the pages look. */
@ApplicationScoped
public class Scenes {
    private final Models models;
    private final Sql sql;

    Scenes(Models models, Sql sql) {
        this.models = models;
        this.sql = sql;
    }

    /** A model that was just registered, for the given reason. */
    public String model(String project, String alias, String reason) {
        sql.update(
                "INSERT INTO project (id, name) VALUES (?, ?) ON CONFLICT DO NOTHING",
                project,
                project);
        ReleasePlan plan = new ReleasePlan(null, null, null, null, null).withDefaults(alias);
        return Tx.call(
                () -> {
                    CustomModel model =
                            models.register(
                                            new Models.Birth(
                                                    new ProjectId(project),
                                                    "fine-tune:ft_" + UUID.randomUUID(),
                                                    "Qwen/Qwen3-8B",
                                                    plan,
                                                    Generation.V2,
                                                    "ml_1",
                                                    null),
                                            false,
                                            reason,
                                            Actor.worker("test"))
                                    .model();
                    model.reason = reason;
                    return model.id;
                });
    }

    static String key(String role) {
        return TestKeys.admin()
                .contentType(ContentType.JSON)
                .body(Map.of("name", "pages as " + role, "role", role))
                .post("/api/v1/keys")
                .then()
                .statusCode(201)
                .body("role", equalTo(role))
                .extract()
                .path("key");
    }
}
