package dev.slipway.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files under {@code deploy/} fit together and fit the application. */
class DeployFilesTest {
    private static final String NAME_LABEL = "app.kubernetes.io/name";
    private static final String POD = "spec.template.spec.";
    private static final String CONTAINER = POD + "containers.0.";

    private final String dockerfile = Sources.read(Path.of("Dockerfile.jvm"));
    private final Manifest compose = Manifest.of(Path.of("deploy/compose.yaml"));
    private final Manifest deployment = Manifest.kubernetes("deployment.yaml");

    @Test
    void kustomization_resources_areExactlyTheFilesBesideIt() {
        assertThat(Manifest.kubernetes("kustomization.yaml").list("resources"))
                .map(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Manifest.resources().stream()
                                .map(resource -> resource.file().getFileName().toString())
                                .toList());
    }

    @Test
    void kubernetes_everyResource_hasKindNameAndLabel() {
        assertThat(Manifest.resources())
                .hasSizeGreaterThanOrEqualTo(5)
                .allSatisfy(
                        resource -> {
                            assertThat(resource.at("apiVersion")).isInstanceOf(String.class);
                            assertThat(resource.at("kind")).isInstanceOf(String.class);
                            assertThat(resource.at("metadata.name")).isEqualTo("slipway");
                            assertThat(resource.at("metadata.labels"))
                                    .isEqualTo(Map.of(NAME_LABEL, "slipway"));
                        });
        assertThat(Manifest.resources().stream().map(resource -> resource.at("kind")))
                .doesNotHaveDuplicates();
    }

    @Test
    void kubernetes_everySelector_meetsThePods() {
        Map<?, ?> labels = deployment.map("spec.template.metadata.labels");

        assertThat(labels).isEqualTo(Map.of(NAME_LABEL, "slipway"));
        assertThat(deployment.at("spec.selector.matchLabels")).isEqualTo(labels);
        assertThat(Manifest.kubernetes("service.yaml").at("spec.selector")).isEqualTo(labels);
        assertThat(Manifest.kubernetes("pdb.yaml").at("spec.selector.matchLabels"))
                .isEqualTo(labels);
        assertThat(deployment.at(POD + "topologySpreadConstraints.0.labelSelector.matchLabels"))
                .isEqualTo(labels);
    }

    @Test
    void autoscaler_scalesTheDeploymentByCpu_andNothingElseSetsReplicas() {
        Manifest hpa = Manifest.kubernetes("hpa.yaml");

        assertThat(hpa.at("apiVersion")).isEqualTo("autoscaling/v2");
        assertThat(hpa.at("spec.scaleTargetRef"))
                .isEqualTo(
                        Map.of(
                                "apiVersion", deployment.at("apiVersion"),
                                "kind", deployment.at("kind"),
                                "name", deployment.at("metadata.name")));
        assertThat(hpa.at("spec.metrics.0.resource.name")).isEqualTo("cpu");
        assertThat(deployment.map(CONTAINER + "resources.requests").get("cpu")).isNotNull();
        assertThat(deployment.map("spec").get("replicas")).isNull();
    }

    @Test
    void user_isTheSameAndNotRoot_everywhere() {
        String user = instruction("USER");

        assertThat(user).matches("[1-9]\\d*:[1-9]\\d*");
        assertThat(compose.at("services.slipway.user")).isEqualTo(user);
        assertThat(deployment.at(POD + "securityContext.runAsNonRoot")).isEqualTo(true);
        assertThat(
                        deployment.at(POD + "securityContext.runAsUser")
                                + ":"
                                + deployment.at(POD + "securityContext.runAsGroup"))
                .isEqualTo(user);
    }

    @Test
    void container_hasNoMoreRightsThanItNeeds() {
        assertThat(deployment.at(CONTAINER + "securityContext"))
                .isEqualTo(
                        Map.of(
                                "allowPrivilegeEscalation",
                                false,
                                "readOnlyRootFilesystem",
                                true,
                                "capabilities",
                                Map.of("drop", List.of("ALL"))));
        assertThat(deployment.at(POD + "automountServiceAccountToken")).isEqualTo(false);
        assertThat(compose.at("services.slipway.read_only")).isEqualTo(true);
        assertThat(compose.at("services.slipway.cap_drop")).isEqualTo(List.of("ALL"));
    }

    @Test
    void writableFolders_areTmpAndTheStateFolder() {
        String state = environment("SLIPWAY_STATE_DIR");

        assertThat(deployment.list(CONTAINER + "volumeMounts"))
                .map(mount -> ((Map<?, ?>) mount).get("mountPath").toString())
                .containsExactlyInAnyOrder("/tmp", state);
        assertThat(deployment.list(POD + "volumes"))
                .allSatisfy(volume -> assertThat(((Map<?, ?>) volume).get("emptyDir")).isNotNull());
        assertThat(deployment.at(CONTAINER + "env.0"))
                .isEqualTo(Map.of("name", "SLIPWAY_STATE_DIR", "value", state));
        assertThat(compose.list("services.slipway.volumes"))
                .map(Object::toString)
                .containsExactlyInAnyOrder("tmp:/tmp", "state:" + state);
        assertThat(compose.at("services.slipway.environment.SLIPWAY_STATE_DIR")).isEqualTo(state);
    }

    @Test
    void ports_areTheApplications() {
        int port = Integer.parseInt(Sources.properties().getProperty("quarkus.http.port", "8080"));

        assertThat(instruction("EXPOSE")).isEqualTo(String.valueOf(port));
        assertThat(deployment.at(CONTAINER + "ports.0"))
                .isEqualTo(Map.of("name", "http", "containerPort", port));
        assertThat(Manifest.kubernetes("service.yaml").at("spec.ports.0"))
                .isEqualTo(Map.of("name", "http", "port", port, "targetPort", "http"));
        assertThat(compose.list("services.slipway.ports").getFirst().toString())
                .endsWith(":" + port);
        assertThat(dockerfile).contains("http://localhost:" + port + "/q/health/live");
        assertThat(compose.at("services.slipway.healthcheck.test").toString())
                .contains("http://localhost:" + port + "/q/health/ready");
    }

    @Test
    void probes_askQuarkusHealth() {
        Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready")
                .forEach(
                        (probe, path) ->
                                assertThat(deployment.at(CONTAINER + probe + ".httpGet"))
                                        .isEqualTo(
                                                Map.of(
                                                        "path",
                                                        "/q/health/" + path,
                                                        "port",
                                                        "http")));
    }

    @Test
    void grace_isLongEnoughForWaitAndHandOver() {
        String timeout =
                Sources.properties()
                        .getProperty("quarkus.shutdown.timeout", "0s")
                        .toUpperCase(Locale.ROOT);
        int preStop = (int) deployment.at(CONTAINER + "lifecycle.preStop.sleep.seconds");
        long needed = Duration.parse("PT" + timeout.replace("PT", "")).toSeconds() + preStop;

        assertThat((int) deployment.at(POD + "terminationGracePeriodSeconds"))
                .isGreaterThan((int) needed);
        assertThat(compose.at("services.slipway.stop_grace_period")).isEqualTo("40s");
    }

    @Test
    void environment_everyName_isKnownToTheApplication() {
        Set<String> known = Sources.environmentNames();

        assertThat(Stream.concat(composeNames().stream(), kubernetesNames().stream()))
                .contains("SLIPWAY_MASTER_KEY", "TOGETHER_API_KEY")
                .allMatch(
                        name -> name.matches("QUARKUS_DATASOURCE_[A-Z_]+") || known.contains(name));
        assertThat(known).doesNotContain("SLIPWAY_NO_SUCH_NAME");
    }

    @Test
    void environment_namesOfComposeAndKubernetes_areTheSame() {
        assertThat(kubernetesNames()).isEqualTo(composeNames());
        assertThat(deployment.at(CONTAINER + "envFrom"))
                .isEqualTo(
                        List.of(
                                Map.of("configMapRef", Map.of("name", "slipway")),
                                Map.of("secretRef", Map.of("name", "slipway"))));
    }

    @Test
    void secrets_areNowhereInTheFiles() {
        assertThat(Manifest.kubernetes("secret.yaml").map("stringData").values())
                .map(Object::toString)
                .allMatch(value -> value.isEmpty() || value.equals("replace-me"));
        Pattern secret = Pattern.compile(".*(KEY|TOKEN|PASSWORD)$");
        assertThat(compose.map("services.slipway.environment").entrySet())
                .filteredOn(entry -> secret.matcher(entry.getKey().toString()).matches())
                .hasSize(6)
                .allMatch(entry -> entry.getValue().toString().startsWith("${" + entry.getKey()));
        assertThat(dockerfile).doesNotContainPattern("(KEY|TOKEN|PASSWORD)=");
    }

    @Test
    void image_runsTheServiceFromTheBuild() {
        assertThat(instruction("CMD")).isEqualTo("[\"serve\"]");
        assertThat(instruction("ENTRYPOINT")).contains("\"-jar\", \"quarkus-run.jar\"");
        assertThat(dockerfile.lines().filter(line -> line.startsWith("COPY")))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("COPY target/quarkus-app/"));
        assertThat(Sources.read(Path.of(".dockerignore")).lines())
                .containsExactly("*", "!target/quarkus-app/");
        assertThat(compose.at("services.slipway.build"))
                .isEqualTo(Map.of("context", "..", "dockerfile", "Dockerfile.jvm"));
    }

    @Test
    void compose_waitsForAHealthyDatabaseAndCache() {
        assertThat(compose.map("services").values())
                .hasSize(3)
                .allSatisfy(
                        service ->
                                assertThat(((Map<?, ?>) service).get("healthcheck")).isNotNull());
        assertThat(compose.map("services.slipway.depends_on").entrySet())
                .hasSize(2)
                .allMatch(
                        entry ->
                                entry.getValue().equals(Map.of("condition", "service_healthy"))
                                        && compose.map("services").containsKey(entry.getKey()));
        assertThat(compose.at("services.postgres.image")).isEqualTo("postgres:18");
        assertThat(compose.list("services.postgres.volumes").getFirst())
                .isEqualTo("postgres:/var/lib/postgresql");
        assertThat(compose.map("volumes").keySet())
                .map(Object::toString)
                .containsExactlyInAnyOrder("postgres", "state", "tmp");
    }

    private Set<String> composeNames() {
        Set<String> names = new TreeSet<>();
        compose.map("services.slipway.environment").keySet().forEach(k -> names.add(k.toString()));
        return names;
    }

    private Set<String> kubernetesNames() {
        Set<String> names = new TreeSet<>();
        Stream.of(
                        Manifest.kubernetes("configmap.yaml").map("data"),
                        Manifest.kubernetes("secret.yaml").map("stringData"))
                .forEach(map -> map.keySet().forEach(key -> names.add(key.toString())));
        deployment
                .list(CONTAINER + "env")
                .forEach(entry -> names.add(((Map<?, ?>) entry).get("name").toString()));
        return names;
    }

    /** What follows the last such word at the start of a line of the Dockerfile. */
    private String instruction(String word) {
        String joined = dockerfile.replace("\\\n", " ");
        return joined.lines()
                .filter(line -> line.startsWith(word + " "))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("Dockerfile.jvm has no " + word))
                .substring(word.length() + 1);
    }

    private String environment(String name) {
        Matcher value = Pattern.compile("\\b" + name + "=(\\S+)").matcher(dockerfile);
        assertThat(value.find()).as("%s in Dockerfile.jvm", name).isTrue();
        return value.group(1);
    }
}
