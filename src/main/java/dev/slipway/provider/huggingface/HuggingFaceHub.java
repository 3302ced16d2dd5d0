package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubFile;
import dev.slipway.provider.HubIdentity;
import dev.slipway.provider.HubModel;
import dev.slipway.provider.HubSource;
import dev.slipway.provider.HubToken;
import dev.slipway.provider.WeightsHub;
import dev.slipway.provider.huggingface.HubRequest.Wanted;
import io.smallrye.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

@ApplicationScoped
class HuggingFaceHub implements WeightsHub {
    private static final Wanted JSON = new Wanted(null, 5 * 1024 * 1024);

    private final HubConfig config;
    private final HubUrls urls;
    private final HubCalls calls;
    private final HubTree tree;
    private final Identities identities;

    HuggingFaceHub(HubExchange exchange, HubConfig config, Clock clock) {
        this.config = config;
        this.urls = new HubUrls(config.endpoint());
        this.calls = new HubCalls(exchange);
        this.tree = new HubTree(calls, new HubHosts(config.endpoint()));
        this.identities = new Identities(clock);
    }

    @Override
    public HubModel model(HubSource at) {
        return calls.json(
                json("show " + name(at), urls.model(at.repository(), at.revision()), at.token()),
                HubReadings::model);
    }

    @Override
    public List<HubFile> files(HubSource at) {
        return tree.read(
                json(
                        "list the files of " + name(at),
                        urls.tree(at.repository(), at.revision()),
                        at.token()));
    }

    @Override
    public byte[] file(HubSource at, String path, int maxBytes) {
        return calls.send(content(at, path, new Wanted(null, maxBytes))).body();
    }

    @Override
    public byte[] range(HubSource at, String path, long from, int length) {
        HubReply reply = calls.send(content(at, path, new Wanted(from, length)));
        return reply.ok() ? reply.body() : new byte[0];
    }

    @Override
    public <T> T stream(
            HubSource at, String path, long from, int length, Function<InputStream, T> reader) {
        Streamed<T> streamed = new Streamed<>(reader);
        calls.send(content(at, path, new Wanted(from, length, streamed)));
        return streamed.result();
    }

    @Override
    public void requireReadable(HubSource at) {
        calls.send(
                json(
                        "let us read the files of " + at.repository(),
                        urls.authCheck(at.repository()),
                        at.token()));
    }

    @Override
    public List<String> branches(HubSource at) {
        return calls.json(
                json(
                        "list the branches of " + at.repository(),
                        urls.refs(at.repository()),
                        at.token()),
                refs -> Optional.of(HubReadings.branches(refs)));
    }

    @Override
    public Optional<HubIdentity> identity(HubToken given) {
        HubRequest request = json("say whose token it is", urls.whoami(), given);
        return Optional.ofNullable(request.token())
                .map(
                        token ->
                                identities.of(
                                        token,
                                        () ->
                                                calls.json(
                                                        request,
                                                        node ->
                                                                Optional.of(
                                                                        HubReadings.identity(
                                                                                node)))));
    }

    @Override
    public Optional<String> defaultOwner() {
        return config.username().map(String::strip).filter(name -> !name.isEmpty());
    }

    @Override
    public URI address(String repository, String commit, String path) {
        return urls.file(repository, commit, path);
    }

    @Override
    public URI page(String repository) {
        return urls.page(repository);
    }

    private HubRequest json(String what, URI uri, HubToken token) {
        return new HubRequest(what, uri, orOwn(token), JSON, null);
    }

    private HubRequest content(HubSource at, String path, Wanted wanted) {
        String what = "give us " + path + " of " + name(at);
        String commit = at.revision().matches("[0-9a-f]{40}") ? at.revision() : "";
        try {
            URI uri = urls.file(at.repository(), at.revision(), path);
            return new HubRequest(what, uri, orOwn(at.token()), wanted, commit);
        } catch (IllegalArgumentException notAPath) {
            HubRequest asked = json(what, urls.page(at.repository()), at.token());
            throw HubErrors.refused(
                    asked, HubFailure.HF_REFUSED, "the name leads out of the repository");
        }
    }

    private HubToken orOwn(HubToken given) {
        return given == null ? HubToken.of(config.token().map(Secret::get).orElse(null)) : given;
    }

    private static String name(HubSource at) {
        return at.repository() + " at " + at.revision();
    }
}
