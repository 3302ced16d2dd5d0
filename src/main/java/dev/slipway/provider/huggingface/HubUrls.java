package dev.slipway.provider.huggingface;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Addresses at the Hub. Each segment is encoded on its own, so no name can leave its place. */
final class HubUrls {
    private final String root;

    HubUrls(URI endpoint) {
        this.root = endpoint.toString().replaceAll("/+$", "");
    }

    URI model(String repository, String revision) {
        return of(api(repository) + "/revision/" + encoded(revision) + "?securityStatus=true");
    }

    URI tree(String repository, String revision) {
        return of(api(repository) + "/tree/" + encoded(revision) + "?recursive=true");
    }

    URI authCheck(String repository) {
        return of(api(repository) + "/auth-check");
    }

    URI refs(String repository) {
        return of(api(repository) + "/refs");
    }

    URI whoami() {
        return of("/api/whoami-v2");
    }

    URI file(String repository, String revision, String path) {
        return of(
                "/"
                        + segments(repository)
                        + "/resolve/"
                        + encoded(revision)
                        + "/"
                        + segments(path));
    }

    URI page(String repository) {
        return of("/" + segments(repository));
    }

    private URI of(String path) {
        return URI.create(root + path);
    }

    private static String api(String repository) {
        return "/api/models/" + segments(repository);
    }

    private static String segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(HubUrls::segment)
                .collect(Collectors.joining("/"));
    }

    private static String segment(String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new IllegalArgumentException("Not a path inside a repository");
        }
        return encoded(segment);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
