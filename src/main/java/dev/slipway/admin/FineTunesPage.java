package dev.slipway.admin;

import dev.slipway.access.Caller;
import dev.slipway.access.Requires;
import dev.slipway.access.Role;
import dev.slipway.finetune.FineTuneView;
import dev.slipway.finetune.FineTunes;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Fine-tunes, newest first. */
@Path("/admin/fine-tunes")
@Produces(MediaType.TEXT_HTML)
@Requires(Role.VIEWER)
@Blocking
class FineTunesPage {
    private static final int PAGE = 50;

    private final FineTunes fineTunes;
    private final Frames frames;
    private final Caller caller;
    private final Clock clock;

    FineTunesPage(FineTunes fineTunes, Frames frames, Caller caller, Clock clock) {
        this.fineTunes = fineTunes;
        this.frames = frames;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public TemplateInstance show(@RestQuery String before) {
        Frame frame = frames.of("Fine-tunes", "fine-tunes");
        List<FineTuneView> found = fineTunes.page(caller.project(), before, PAGE + 1);
        List<FineTuneView> jobs = found.subList(0, Math.min(PAGE, found.size()));
        Instant now = clock.instant();
        return Templates.fineTunes(
                frame,
                new FineTuneList(
                        jobs.stream().map(job -> FineTuneList.Row.of(job, now)).toList(),
                        found.size() <= PAGE ? null : older(jobs.getLast().id())));
    }

    private static String older(String last) {
        return "/admin/fine-tunes?before=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
    }
}
