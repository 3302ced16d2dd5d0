package dev.slipway.storm;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * All that is known about a storm once it is over and everything is quiet; database and sandbox
 * still answer.
 *
 * @param folder holds {@code client.jsonl}, {@code receiver.jsonl}, {@code events.jsonl} and the
 *     sandbox's ledger; {@link #lines} reads them
 * @param database past the service and past every fault
 * @param sandbox its own address, past every fault; {@code /sandbox/ledger} and {@code
 *     /sandbox/bill} are below it
 */
public record Evidence(
        Path folder, DataSource database, URI sandbox, StormSettings settings, StormFacts facts) {

    public static final String CLIENT = "client.jsonl";
    public static final String RECEIVER = "receiver.jsonl";
    public static final String EVENTS = "events.jsonl";
    public static final String SANDBOX = "sandbox/ledger.jsonl";

    /** The JSON lines of one file of the folder, in their order; a torn last line is left out. */
    public List<JsonNode> lines(String file) {
        return JsonLines.read(folder.resolve(file));
    }
}
