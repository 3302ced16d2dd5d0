package dev.slipway.storm;

import dev.slipway.storm.Customer.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays all clients: each job on a thread of its own, from its request to its rest. */
final class Jobs implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofMinutes(10);

    /** Longer than any storm: a model that comes late is retired all the same. */
    private static final Duration ACT = Duration.ofHours(3);

    private static final String JSON = "application/json";

    private final Customer customer;
    private final Board board;
    private final Map<Integer, String> files = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Jobs(Customer customer, Board board) {
        this.customer = customer;
        this.board = board;
    }

    /** How many requests have been answered with success. */
    int taken() {
        return taken.get();
    }

    /**
     * @param plan in the order of time
     */
    void start(List<Job> plan, PlanClock clock) {
        Thread.ofVirtual()
                .start(
                        () -> {
                            for (Job job : plan) {
                                clock.await(job.at());
                                if (!threads.isShutdown()) {
                                    threads.execute(() -> run(job));
                                }
                            }
                            threads.shutdown();
                        });
    }

    boolean over() {
        return threads.isTerminated();
    }

    private void run(Job job) {
        String file = job.kind().tunes() ? file(job) : null;
        if (job.kind().tunes() && file == null) {
            return;
        }
        Optional<Customer.Answer> answer =
                customer.insist(
                        request("POST", job.path(), job.body(file), job.key(), job), ANSWER);
        if (answer.filter(a -> a.status() / 100 == 2).isPresent()) {
            taken.incrementAndGet();
            switch (job.kind().then) {
                case CANCEL -> cancel(job, answer.get().text("id"));
                case RETIRE -> retire(job);
                case NOTHING -> {
                    // It goes its way.
                }
            }
        }
    }

    /** Uploaded by the first job that needs it. */
    private String file(Job job) {
        String known = files.get(job.dataset());
        if (known == null) {
            known =
                    Uploads.upload(customer, job, "fine-tune", Setup.dataset(job.dataset()))
                            .orElse(null);
            if (known != null) {
                files.put(job.dataset(), known);
            }
        }
        return known;
    }

    private void cancel(Job job, String id) {
        Waiting.pause(job.patience());
        String model = board.of(job).map(Board.Place::model).orElse(null);
        String path =
                model == null && job.kind().tunes()
                        ? "/api/v1/fine-tunes/" + id + "/cancel"
                        : "/api/v1/models/" + (model == null ? id : model) + "/cancel";
        customer.insist(request("POST", path, null, job.key() + "-cancel", job), ANSWER);
    }

    private void retire(Job job) {
        Waiting.reached(ACT, () -> board.of(job).filter(Jobs::thereOrOver).isPresent());
        boolean live = board.of(job).filter(p -> "LIVE".equals(p.stage())).isPresent();
        if (live) {
            String path =
                    "/api/v1/models/%s/retire?force=true"
                            .formatted(board.of(job).orElseThrow().model());
            customer.insist(request("POST", path, null, job.key() + "-retire", job), ANSWER);
        }
    }

    private static boolean thereOrOver(Board.Place place) {
        return "LIVE".equals(place.stage()) || Stillness.ENDS.contains(place.word());
    }

    private static Request request(String method, String path, String body, String key, Job job) {
        return new Request(
                method,
                path,
                body == null ? null : JSON,
                body,
                key,
                job.number(),
                job.kind().word());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
