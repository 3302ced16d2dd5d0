package dev.slipway.evaluation;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.LeaseKeeper;
import dev.slipway.lifecycle.Tx;
import dev.slipway.provider.ChatMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Asks a model the cases of a suite that it has not answered yet, several at once, and keeps every
 * answer.
 */
@ApplicationScoped
class SuiteRun {
    /** Asked per claim: small enough that a wish to cancel is seen soon. */
    private static final int BATCH = 200;

    private final Suites suites;
    private final Answers answers;
    private final Question question;
    private final LeaseKeeper leases;
    private final EvaluationConfig config;

    SuiteRun(
            Suites suites,
            Answers answers,
            Question question,
            LeaseKeeper leases,
            EvaluationConfig config) {
        this.suites = suites;
        this.answers = answers;
        this.question = question;
        this.leases = leases;
        this.config = config;
    }

    /** Scores of one side and the suite's scorers, in its order. */
    record Outcome(RunScores scores, List<String> scorers) {}

    /** True when every case of this side has its row. */
    boolean ask(Claim claim, Evaluation run, String side, String model) {
        Suite suite = suites.suite(run.suiteId);
        List<SuiteCase> cases = suites.cases(suite);
        Set<Integer> answered =
                answers.of(run.id, side).stream()
                        .map(AnswerRow::caseNo)
                        .collect(Collectors.toSet());
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < cases.size(); i++) {
            if (!answered.contains(i)) {
                open.add(i);
            }
        }
        Map<String, Scorer> scorers = suite.scorers();
        List<Integer> batch = open.subList(0, Math.min(BATCH, open.size()));
        inParallel(
                batch,
                no -> {
                    leases.requireTrust(claim);
                    AnswerRow row = answer(side, no, cases.get(no), model, scorers);
                    Tx.run(() -> answers.save(run.id, row));
                });
        return batch.size() == open.size();
    }

    Outcome outcome(Evaluation run, String side) {
        Suite suite = suites.suite(run.suiteId);
        List<String> scorers = List.copyOf(suite.scorers().keySet());
        List<Map<String, Double>> scores =
                answers.of(run.id, side).stream()
                        .filter(row -> row.answer() != null)
                        .map(AnswerRow::scores)
                        .toList();
        return new Outcome(RunScores.of(suite.cases, scorers, scores), scorers);
    }

    private AnswerRow answer(
            String side, int no, SuiteCase one, String model, Map<String, Scorer> scorers) {
        Question.Reply reply = question.ask(model, one.messages());
        Map<String, Double> scores =
                reply.text() == null
                        ? Map.of()
                        : scorers.entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey,
                                                e ->
                                                        e.getValue()
                                                                .score(
                                                                        one.expected(),
                                                                        reply.text())));
        String asked =
                one.messages().stream()
                        .filter(message -> "user".equals(message.role()))
                        .map(ChatMessage::content)
                        .reduce((first, last) -> last)
                        .orElse("");
        return new AnswerRow(
                side, no, one.id(), asked, one.expected(), reply.text(), reply.problem(), scores);
    }

    private interface Ask {
        void ask(int caseNo);
    }

    private void inParallel(List<Integer> batch, Ask ask) {
        try (ExecutorService threads =
                Executors.newFixedThreadPool(config.parallel(), Thread.ofVirtual().factory())) {
            List<Future<?>> asked = new ArrayList<>();
            batch.forEach(no -> asked.add(threads.submit(() -> ask.ask(no))));
            for (Future<?> one : asked) {
                one.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }
}
