package dev.slipway.access;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * One resource method of the running application, as its router knows it.
 *
 * @param path with a value in place of each parameter, ready to be called
 */
record ServedMethod(
        String verb, String path, List<MediaType> consumes, Class<?> resource, Method method) {
    /** {@code {id}}, or {@code {action: one|other}}, of which the first alternative is taken. */
    private static final Pattern PARAMETER =
            Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*([^|}]+)[^}]*)?}");

    /** Everything that the application serves, sub-paths and all verbs. */
    static List<ServedMethod> all() {
        return ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers().stream()
                .flatMap(mapper -> Arrays.stream(mapper.value.handlers))
                .flatMap(
                        handler ->
                                handler instanceof ClassRoutingHandler routing
                                        ? routing.getMappers().values().stream()
                                        : Stream.empty())
                .flatMap(mapper -> mapper.getTemplates().stream())
                .map(ServedMethod::of)
                .distinct()
                .sorted(Comparator.comparing(ServedMethod::path).thenComparing(ServedMethod::verb))
                .toList();
    }

    private static ServedMethod of(RequestMapper.RequestPath<RuntimeResource> template) {
        RuntimeResource served = template.value;
        String own = served.getPath().template;
        String path = served.getClassPath().template + (own.equals("/") ? "" : own);
        return new ServedMethod(
                served.getHttpMethod(),
                PARAMETER
                        .matcher(path)
                        .replaceAll(m -> m.group(1) == null ? "some-id" : m.group(1).trim()),
                served.getConsumes(),
                served.getResourceClass(),
                served.getLazyMethod().getMethod());
    }

    boolean takesMultipart() {
        return consumes.contains(MediaType.MULTIPART_FORM_DATA_TYPE);
    }

    @Override
    public String toString() {
        return verb + " " + path;
    }
}
