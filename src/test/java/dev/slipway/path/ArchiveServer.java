package dev.slipway.path;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** Archives behind presigned addresses, as object stores hand them out. */
final class ArchiveServer implements AutoCloseable {
    static final String SIGNATURE = "5e3a6c0d3t";
    private static final DateTimeFormatter AMAZON =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final HttpServer server;

    ArchiveServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.start();
    }

    /** Serves the files of a folder, at the archive's root, and gives its presigned address. */
    String zip(Path folder) {
        return serve("/weights.zip", pack(folder, ZipArchiveOutputStream::new));
    }

    String tarGz(Path folder) {
        return serve(
                "/weights.tar.gz",
                pack(folder, bytes -> new TarArchiveOutputStream(new GZIPOutputStream(bytes))));
    }

    /** Only whoever has the signature gets it. */
    private String serve(String path, byte[] content) {
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        boolean signed =
                                exchange.getRequestURI().getRawQuery().endsWith("=" + SIGNATURE);
                        exchange.sendResponseHeaders(
                                signed ? 200 : 403, signed ? content.length : -1);
                        if (signed) {
                            exchange.getResponseBody().write(content);
                        }
                    }
                });
        return "http://127.0.0.1:%d%s?X-Amz-Date=%s&X-Amz-Expires=7200&X-Amz-Signature=%s"
                .formatted(
                        server.getAddress().getPort(),
                        path,
                        AMAZON.format(Clock.systemUTC().instant()),
                        SIGNATURE);
    }

    private interface Format<E extends ArchiveEntry> {
        ArchiveOutputStream<E> open(OutputStream bytes) throws IOException;
    }

    private static <E extends ArchiveEntry> byte[] pack(Path folder, Format<E> format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ArchiveOutputStream<E> archive = format.open(bytes)) {
            for (Path file : files(folder)) {
                archive.putArchiveEntry(
                        archive.createArchiveEntry(file.toFile(), file.getFileName().toString()));
                Files.copy(file, archive);
                archive.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
