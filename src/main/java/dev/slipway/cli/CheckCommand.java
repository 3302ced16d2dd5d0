package dev.slipway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code check}: has a running service look at weights on HuggingFace, and prints what it found.
 * Nothing is created anywhere, and nothing is downloaded but headers.
 */
@Command(
        name = "check",
        description = {
            "Look at weights on HuggingFace before anything is paid for: 16 checks, each with what to do.",
            "Asks a running service and creates nothing."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:nothing failed; there may be warnings",
            "1:a check failed",
            "2:the command line, or what it names, is wrong",
            "3:not ready: an upload to the Hub seems to be under way",
            "4:no key, or one that may not do this",
            "5:unknown: the service or HuggingFace does not answer"
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  SLIPWAY_URL   the service, when --url is not given (else " + ServiceUrl.USUAL + ")",
            "  SLIPWAY_KEY   a key of the service with the role operator or admin",
            "%nExample:%n  ./slipway check hf://acme/support-bot-lora@main --base Qwen/Qwen3-8B"
        })
public final class CheckCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(
            paramLabel = "REPOSITORY",
            description =
                    "hf://owner/name[@revision], owner/name[@revision], or the address of its page.")
    private String repository;

    @Option(names = "--revision", description = "Branch, tag, commit or refs/pr/N (default main).")
    private String revision;

    @Option(
            names = "--base",
            paramLabel = "MODEL",
            description = "Base model that it is to run on (default: as it declares).")
    private String base;

    @Option(names = "--kind", description = "full, adapter or image-lora (default: as it looks).")
    private String kind;

    @Option(names = "--file", description = "Which file of an image LoRA, when there are several.")
    private String file;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description =
                    "Environment variable with a HuggingFace token; it is used for this check only.")
    private String tokenVariable;

    @Option(
            names = "--token-ref",
            paramLabel = "NAME",
            description =
                    "Secret of the service with a HuggingFace token (default: the service's).")
    private String tokenRef;

    @Option(names = "--url", description = "The service (default: SLIPWAY_URL).")
    private String url;

    @Option(names = "--json", description = "Print the service's answer as it is.")
    private boolean json;

    @Spec private CommandSpec spec;

    private final Map<String, String> environment;

    public CheckCommand() {
        this(System.getenv());
    }

    CheckCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try {
            JsonNode report = ask();
            if (json) {
                out.println(report.toPrettyString());
            } else {
                Looks looks = Looks.of(environment, System.console() != null);
                new ReportText(looks).lines(report).forEach(out::println);
            }
            out.flush();
            return exit(report.path("verdict").asText());
        } catch (CommandException end) {
            err.println("Error: " + end.getMessage());
            if (!end.fix().isBlank()) {
                err.println("Fix:   " + end.fix());
            }
            err.flush();
            return end.exit();
        }
    }

    private static int exit(String verdict) {
        return switch (verdict) {
            case "OK", "WARN", "SKIPPED" -> Exit.OK;
            case "NOT_READY" -> Exit.NOT_READY;
            default -> Exit.FAILED;
        };
    }

    private JsonNode ask() {
        ServiceUrl service = ServiceUrl.of(url == null ? environment.get("SLIPWAY_URL") : url);
        String key = environment.getOrDefault("SLIPWAY_KEY", "").strip();
        if (key.isEmpty()) {
            throw new CommandException(
                    Exit.NO_ACCESS,
                    "SLIPWAY_KEY is not set, and the service answers nobody without a key.",
                    "export SLIPWAY_KEY=sk-slipway-...  The first start of the service printed an"
                            + " admin key.");
        }
        return new Service(service, key).post("/api/v1/models/check", body(service));
    }

    private ObjectNode body(ServiceUrl service) {
        ObjectNode body = JSON.createObjectNode().put("repository", repository);
        put(body, "revision", revision);
        put(body, "baseModel", base);
        put(body, "kind", kind);
        put(body, "file", file);
        put(body, "tokenRef", tokenRef);
        put(body, "token", token(service));
        return body;
    }

    private String token(ServiceUrl service) {
        if (tokenVariable == null) {
            return null;
        }
        String token = environment.getOrDefault(tokenVariable, "").strip();
        if (tokenVariable.startsWith("hf_") || token.isEmpty()) {
            throw new CommandException(
                    Exit.USAGE,
                    tokenVariable.startsWith("hf_")
                            ? "--token-env takes the name of a variable, and was given a token."
                            : "The environment variable " + tokenVariable + " is empty or not set.",
                    "For instance: export HF_TOKEN=hf_...  and --token-env HF_TOKEN");
        }
        if (!service.confidential()) {
            throw new CommandException(
                    Exit.USAGE,
                    "A token is not sent over plain http to " + service + ".",
                    "Use https, or store the token in the service and name it with --token-ref.");
        }
        return token;
    }

    private static void put(ObjectNode body, String field, String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
