package dev.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** A sandbox whose clock stands still, and a client that talks to it as any other would. */
final class RunningSandbox implements AutoCloseable {
    static final String MODEL = "Qwen/Qwen3-8B";
    static final String PROJECT = "/v2/projects/proj_sandbox";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path ledger;
    private final Path hub;
    private Sandbox sandbox;
    private HttpClient client = HttpClient.newHttpClient();

    record Answer(int status, String text, Map<String, String> headers) {
        JsonNode json() {
            try {
                return MAPPER.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(text, e);
            }
        }

        JsonNode at(String path) {
            return json().at(path);
        }

        String error() {
            return at("/error/message").asText();
        }

        String code() {
            return at("/error/code").asText();
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /** Status and code as the Hub tells them. */
        String refusal() {
            return (status + " " + header("x-error-code")).strip();
        }
    }

    RunningSandbox(Path folder) {
        this(folder, null);
    }

    RunningSandbox(Path folder, Path hub) {
        this.hub = hub;
        ledger = folder.resolve("ledger.jsonl");
        start();
    }

    private void start() {
        SandboxSettings settings = SandboxSettings.defaults().withSpeed(0).withLedger(ledger);
        sandbox = Sandbox.start(settings.withHub(hub));
    }

    void restart() {
        close();
        start();
    }

    Path ledger() {
        return ledger;
    }

    URI uri(String path) {
        return sandbox.uri().resolve(path);
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer post(String path, String json) {
        return send("POST", path, json);
    }

    Answer patch(String path, String json) {
        return send("PATCH", path, json);
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    Answer send(String method, String path, String json) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json.replace('\'', '"')))
                        .build());
    }

    /** A call to the Hub; {@code token} may be null, and redirects are not followed. */
    Answer hub(String path, String token) {
        return send(hubRequest(path, token).build());
    }

    HttpRequest.Builder hubRequest(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.uri() + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer tgp_secret_key");
    }

    Answer send(HttpRequest request) {
        try {
            return trySend(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer trySend(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
            return new Answer(response.statusCode(), response.body(), headers);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void advance(String duration) {
        post("/sandbox/clock", "{'advance':'" + duration + "'}");
    }

    void fault(String json) {
        Answer answer = post("/sandbox/faults", json);
        if (answer.status() != 201) {
            throw new IllegalArgumentException(answer.text());
        }
    }

    /** Uploads a training file and returns the answer. */
    Answer upload(String name, String content) {
        String form =
                part("purpose", "", "fine-tune")
                        + part("file_name", "", name)
                        + part("file", "; filename=\"" + name + "\"", content)
                        + "--cut--\r\n";
        return send(
                request("/v1/files/upload")
                        .header("Content-Type", "multipart/form-data; boundary=cut")
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }

    private static String part(String name, String more, String content) {
        return "--cut\r\nContent-Disposition: form-data; name=\""
                + name
                + "\""
                + more
                + "\r\n\r\n"
                + content
                + "\r\n";
    }

    /** Makes a job of the example intents and returns its id. */
    String fineTune() {
        String file = upload("train.jsonl", Intents.TRAIN).at("/id").asText();
        Answer job = post("/v1/fine-tunes", job(file));
        return job.at("/id").asText();
    }

    static String job(String file) {
        return "{'training_file':'" + file + "','model':'" + MODEL + "','n_epochs':3}";
    }

    /** Makes a job, lets it complete and returns its model's id. */
    String tunedModel() {
        String job = fineTune();
        advance("PT1H");
        return get("/v1/fine-tunes/" + job).at("/model_object_id").asText();
    }

    /** Makes a model record for uploads, on top of the usual base, and returns its id. */
    String record(String name, String type) {
        String base =
                get("/v2/supported-models?search=" + MODEL).at("/data/0/baseModelId").asText();
        String body = "{'name':'%s','type':'%s','baseModelId':'%s'}".formatted(name, type, base);
        return post(PROJECT + "/models", body).at("/id").asText();
    }

    /** Begins an upload; {@code token} may be null. */
    Answer upload(String model, String url, String token) {
        String tail = token == null ? "" : ",'token':'" + token + "'";
        return post(
                PROJECT + "/models/uploads",
                "{'modelId':'" + model + "','remoteUrl':'" + url + "'" + tail + "}");
    }

    /** Deploys {@code model} under an endpoint of its own that sends it all traffic. */
    void serve(String name, String model) {
        String endpoint = endpoint(name);
        route(endpoint, deploy(endpoint, "only", model).at("/id").asText(), 1);
    }

    String endpoint(String name) {
        return post(PROJECT + "/endpoints", "{'name':'" + name + "'}").at("/id").asText();
    }

    Answer deploy(String endpoint, String name, String model) {
        return post(
                PROJECT + "/endpoints/" + endpoint + "/deployments",
                "{'name':'"
                        + name
                        + "','model':'projects/proj_sandbox/models/"
                        + model
                        + "','autoscaling':{'minReplicas':1,'maxReplicas':1}}");
    }

    void route(String endpoint, String deployment, int weight) {
        patch(
                PROJECT + "/endpoints/" + endpoint + "?updateMask=trafficSplit",
                "{'trafficSplit':[{'deploymentId':'" + deployment + "','weight':" + weight + "}]}");
    }

    String ask(String model, String question) {
        return chat(model, question).at("/choices/0/message/content").asText();
    }

    Answer chat(String model, String question) {
        return post(
                "/v1/chat/completions",
                "{'model':'"
                        + model
                        + "','messages':[{'role':'user','content':'"
                        + escaped(question)
                        + "'}]}");
    }

    /** Quotes of both kinds, as {@link #send(String, String, String)} lets them through. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("'", "\\u0027");
    }

    JsonNode ledgerOf(String act) {
        return get("/sandbox/ledger?act=" + encode(act)).json();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sandbox.close();
        client.close();
        client = HttpClient.newHttpClient();
    }
}
