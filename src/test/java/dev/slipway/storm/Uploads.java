package dev.slipway.storm;

import java.time.Duration;
import java.util.Optional;

/** Files on their way in: no key is needed, since one content is one file. */
final class Uploads {
    private static final Duration ANSWER = Duration.ofMinutes(4);
    private static final String CUT = "cut-between-parts";

    private Uploads() {}

    /** The id of the file. */
    static Optional<String> upload(Customer customer, Job job, String purpose, String content) {
        String form =
                part("name=\"purpose\"", purpose)
                        + part("name=\"file\"; filename=\"data.jsonl\"", content)
                        + "--%s--\r\n".formatted(CUT);
        return customer.insist(
                        new Customer.Request(
                                "POST",
                                "/api/v1/files",
                                "multipart/form-data; boundary=" + CUT,
                                form,
                                null,
                                job == null ? 0 : job.number(),
                                "file"),
                        ANSWER)
                .filter(answer -> answer.status() / 100 == 2)
                .map(answer -> answer.text("id"));
    }

    private static String part(String disposition, String content) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\n\r\n%s\r\n"
                .formatted(CUT, disposition, content);
    }
}
