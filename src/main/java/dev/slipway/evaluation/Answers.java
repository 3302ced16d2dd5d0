package dev.slipway.evaluation;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.slipway.lifecycle.Sql;
import dev.slipway.platform.JsonText;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Rows of answers. A case that is answered is not asked again after a crash. */
@ApplicationScoped
class Answers {
    private final Sql sql;

    Answers(Sql sql) {
        this.sql = sql;
    }

    void save(String evaluationId, AnswerRow row) {
        sql.update(
                "INSERT INTO evaluation_answer (evaluation_id, side, case_no, case_id, question,"
                        + " expected, answer, problem, scores) VALUES (?,?,?,?,?,?,?,?,?::jsonb)"
                        + " ON CONFLICT DO NOTHING",
                evaluationId,
                row.side(),
                row.caseNo(),
                row.caseId(),
                row.question(),
                row.expected(),
                row.answer(),
                row.problem(),
                JsonText.write(row.scores()));
    }

    List<AnswerRow> of(String evaluationId, String side) {
        return sql.list(
                "SELECT * FROM evaluation_answer WHERE evaluation_id = ? AND side = ?"
                        + " ORDER BY case_no",
                Answers::read,
                evaluationId,
                side);
    }

    private static AnswerRow read(ResultSet row) throws SQLException {
        return new AnswerRow(
                row.getString("side"),
                row.getInt("case_no"),
                row.getString("case_id"),
                row.getString("question"),
                row.getString("expected"),
                row.getString("answer"),
                row.getString("problem"),
                JsonText.read(row.getString("scores"), new TypeReference<>() {}));
    }
}
