package dev.slipway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Classes and methods that a page names: {@code Name#method} anywhere, and {@code Name}, {@code
 * Outer.Inner}, {@code @Name} or {@code Name.java} in backticks. Names in capitals are states.
 */
public final class DocNames {
    private static final String NAME = "([A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*)*)";
    private static final Pattern METHOD = Pattern.compile("\\b" + NAME + "#(\\w+)");
    private static final Pattern CLASS = Pattern.compile("`@?" + NAME + "(?:\\.java)?`");

    private final Map<String, List<JavaClass>> byName;

    /**
     * What pages may name; the sandbox and the broken fixture use the same words for other things.
     */
    public DocNames(JavaClasses classes) {
        byName =
                classes.stream()
                        .filter(type -> !type.getPackageName().contains(".archfixture"))
                        .filter(type -> isProduct(type) || isFrontDoor(type))
                        .collect(Collectors.groupingBy(DocNames::simpleName));
    }

    /** Tokens of a page that no class or method answers to. */
    public List<String> unresolved(String page) {
        Stream<String> methods =
                METHOD.matcher(page)
                        .results()
                        .filter(token -> !hasMethod(token.group(1), token.group(2)))
                        .map(MatchResult::group);
        Stream<String> classes =
                CLASS.matcher(page)
                        .results()
                        .filter(token -> !byName.containsKey(token.group(1)))
                        .map(MatchResult::group);
        return Stream.concat(methods, classes).distinct().toList();
    }

    private boolean hasMethod(String name, String method) {
        return byName.getOrDefault(name, List.of()).stream()
                .flatMap(type -> type.getAllMethods().stream())
                .map(JavaMethod::getName)
                .anyMatch(method::equals);
    }

    private static boolean isProduct(JavaClass type) {
        return !type.getPackageName().startsWith("dev.slipway.sandbox");
    }

    private static boolean isFrontDoor(JavaClass type) {
        return type.getPackageName().equals("dev.slipway.sandbox");
    }

    /** As a page writes it: {@code Outer.Inner}. */
    private static String simpleName(JavaClass type) {
        return type.getFullName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
