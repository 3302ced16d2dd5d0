package dev.slipway.storm.bug;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles one changed source of the service against its packaged form. */
final class Compiler {
    private static final String RELEASE = "21";

    private final List<Path> classPath;

    /**
     * @param app folder of the packaged application, {@code target/quarkus-app}
     */
    Compiler(Path app) throws IOException {
        try (Stream<Path> files = Files.walk(app)) {
            // Not what Quarkus made of it: there fields of entities have become accessors.
            classPath =
                    files.filter(file -> file.toString().endsWith(".jar"))
                            .filter(file -> !file.getParent().endsWith("quarkus"))
                            .toList();
        }
    }

    /**
     * @return the class and what is nested in it, by binary name
     * @throws IllegalStateException with the compiler's words when it does not compile
     */
    Map<String, byte[]> compile(String name, String source) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        Path out = Files.createTempDirectory("planted");
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(out));
            boolean compiled =
                    javac.getTask(
                                    said,
                                    files,
                                    null,
                                    List.of(
                                            "--release",
                                            RELEASE,
                                            "-g",
                                            "-parameters",
                                            "-proc:none"),
                                    null,
                                    List.of(new Source(name, source)))
                            .call();
            if (!compiled) {
                throw new IllegalStateException("The bug does not compile:\n" + said);
            }
            return classes(out);
        } finally {
            delete(out);
        }
    }

    private static Map<String, byte[]> classes(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            Map<String, byte[]> classes = new HashMap<>();
            for (Path file : files.filter(Files::isRegularFile).collect(Collectors.toList())) {
                classes.put(out.relativize(file).toString(), Files.readAllBytes(file));
            }
            return classes;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(
                    URI.create("string:///" + name.replace('.', '/') + Kind.SOURCE.extension),
                    JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
