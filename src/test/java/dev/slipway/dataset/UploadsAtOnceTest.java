package dev.slipway.dataset;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.slipway.lifecycle.Sql;
import dev.slipway.lifecycle.Tx;
import dev.slipway.testing.Api;
import dev.slipway.testing.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What two send at the same time is there once, and both are told where. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class UploadsAtOnceTest {
    @Inject Sql sql;

    @Test
    void upload_sameContentIsJustBeingKept_isTheOneFile() throws Exception {
        String content = Api.suite() + "\n";
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));

        whileUncommitted(
                        "INSERT INTO file (id, project_id, name, purpose, lines, bytes, sha256,"
                                + " created_by, created_at) VALUES ('file_first', 'default', 'a', 'EVAL', 1, "
                                + bytes.length
                                + ", '"
                                + sha256
                                + "', 'test', now())",
                        () -> Api.tryUpload(content, "eval"))
                .statusCode(201)
                .body("id", is("file_first"));
    }

    @Test
    void createSuite_sameNameIsJustBeingTaken_isRefusedAsAConflict() {
        String file = Api.upload(Api.suite(), "eval");

        whileUncommitted(
                        "INSERT INTO suite (id, project_id, name, file_id, cases, scorers, created_by,"
                                + " created_at) VALUES ('suite_first', 'default', 'at-once', '"
                                + file
                                + "', 1, '[]', 'test', now())",
                        () -> Api.post("/api/v1/suites", Map.of("name", "at-once", "file", file)))
                .statusCode(409)
                .body("code", is("conflict"));
    }

    /** The request waits for what the statement did until that is committed. */
    private ValidatableResponse whileUncommitted(
            String statement, Supplier<ValidatableResponse> request) {
        return Tx.call(
                        () -> {
                            sql.update(statement);
                            CompletableFuture<ValidatableResponse> answer =
                                    CompletableFuture.supplyAsync(request);
                            await().until(this::somebodyWaits);
                            return answer;
                        })
                .join();
    }

    private boolean somebodyWaits() {
        return !sql.list(
                        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND cardinality(pg_blocking_pids(pid)) > 0",
                        row -> 1)
                .isEmpty();
    }
}
