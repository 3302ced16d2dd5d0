package dev.slipway.provider.huggingface;

import dev.slipway.provider.HubFailure;
import dev.slipway.provider.HubFile;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a list of files to its end. Half a list is an error: it would make files look absent. */
final class HubTree {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;[^,]*\\brel=\"?next\\b");

    /** 1000 files each; the Hub itself advises against more than 100 000. */
    private static final int MAX_PAGES = 200;

    private final HubCalls calls;
    private final HubHosts hosts;

    HubTree(HubCalls calls, HubHosts hosts) {
        this.calls = calls;
        this.hosts = hosts;
    }

    List<HubFile> read(HubRequest first) {
        List<HubFile> files = new ArrayList<>();
        HubRequest request = first;
        for (int page = 0; page < MAX_PAGES; page++) {
            HubReply reply = calls.send(request);
            files.addAll(
                    HubCalls.json(
                            request,
                            reply,
                            list ->
                                    list.isArray()
                                            ? Optional.of(HubReadings.files(list))
                                            : Optional.empty()));
            URI next = next(request, reply);
            if (next == null) {
                return List.copyOf(files);
            }
            request = new HubRequest(first.what(), next, first.token(), first.wanted(), null);
        }
        throw HubErrors.refused(
                first, HubFailure.HF_REFUSED, "it has more than 200 pages of files");
    }

    private URI next(HubRequest request, HubReply reply) {
        String links = reply.header().apply("Link");
        Matcher next = NEXT.matcher(links == null ? "" : links);
        if (!next.find()) {
            return null;
        }
        URI address;
        try {
            address = request.uri().resolve(next.group(1));
        } catch (IllegalArgumentException notAnAddress) {
            throw HubErrors.unusable(request, reply.status(), "its next page is unreadable");
        }
        if (!hosts.isHub(address)) {
            throw HubErrors.refused(
                    request, HubFailure.HF_REFUSED, "its next page is on another host");
        }
        return address;
    }
}
