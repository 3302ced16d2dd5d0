package dev.slipway.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** Fingerprint of a request: method, path, query and what was sent; not how it was packed. */
final class RequestDigest {
    private final MessageDigest digest;

    private RequestDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Leaves the body readable. A multipart body counts by its parts: its boundary differs each
     * time.
     */
    static String of(ContainerRequestContext request) throws IOException {
        RequestDigest out = new RequestDigest();
        out.add(request.getMethod());
        out.add(request.getUriInfo().getRequestUri().getRawPath());
        out.add(String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()));
        FormData form = CurrentRequestManager.get().getFormData();
        if (form != null) {
            out.add(form);
        } else if (request.hasEntity()) {
            byte[] body = request.getEntityStream().readAllBytes();
            out.digest.update(body);
            request.setEntityStream(new ByteArrayInputStream(body));
        }
        return HexFormat.of().formatHex(out.digest.digest());
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void add(FormData form) throws IOException {
        for (String name : new TreeSet<>(names(form))) {
            add(name);
            for (FormValue value : form.get(name)) {
                if (!value.isFileItem()) {
                    add(value.getValue());
                } else if (value.getFileItem().isInMemory()) {
                    add(value.getFileItem().getInputStream());
                } else {
                    add(Files.newInputStream(value.getFileItem().getFile()));
                }
            }
        }
    }

    private void add(InputStream content) throws IOException {
        try (DigestInputStream in = new DigestInputStream(content, digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static TreeSet<String> names(FormData form) {
        TreeSet<String> names = new TreeSet<>();
        form.forEach(names::add);
        return names;
    }
}
