package dev.slipway.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The rooms and what each may import of ours; whatever is not named here is forbidden. */
public enum Room {
    PLATFORM("", "everything stands on it"),
    PROVIDER("platform", "ports know nobody who uses them"),
    PROVIDER_TOGETHER("platform problem provider", "an adapter knows its ports and nothing else"),
    PROVIDER_HUGGINGFACE("platform problem provider", "an adapter knows its ports, not the other"),
    PROBLEM("platform provider", "the error vocabulary is used by all and may use none"),
    LIFECYCLE("platform problem", "durable mechanics must not know what they carry"),
    ACCESS("platform problem lifecycle", "who may come in does not depend on what is inside"),
    CATALOG(
            "platform problem lifecycle access provider",
            "it is a leaf: many ask it, it asks none"),
    COST("platform problem lifecycle access catalog", "features report to it, it never asks them"),
    DATASET("platform problem lifecycle access provider", "files are there before all features"),
    MODEL("platform problem lifecycle access provider", "it keeps names; release checks them"),
    FINETUNE(
            "platform problem lifecycle access dataset model catalog cost provider",
            "training ends with a registered model and knows nothing of what follows"),
    DEPLOYMENT(
            "platform problem lifecycle access model cost provider",
            "GPUs are given to models; who gets traffic is decided elsewhere"),
    ROUTING(
            "platform problem lifecycle access model deployment",
            "weights have one owner, which must not need the conductor"),
    BATCH("platform problem lifecycle access routing gateway provider cost", "it uses the gateway"),
    EVALUATION(
            "platform problem lifecycle access model routing batch provider",
            "a judge must not know who acts on the verdict"),
    RELEASE(
            "platform problem lifecycle access model deployment evaluation routing",
            "the conductor decides from what other rooms tell, without a provider"),
    MIGRATION(
            "platform problem lifecycle access catalog routing finetune release",
            "it plans with the front doors of others"),
    GATEWAY(
            "platform problem routing access catalog cost provider",
            "it answers while the control plane and the database are down"),
    WEBHOOK("platform problem lifecycle access", "payloads are in the transition row"),
    HOOK("platform problem lifecycle access model finetune release", "what comes in starts things"),
    ADMIN(
            "platform problem lifecycle access catalog cost dataset model finetune deployment"
                    + " routing batch evaluation release migration gateway webhook hook",
            "pages stand in front of all others"),
    CLI("", "it talks HTTP, and starts in no time because it loads nothing of the service"),
    DEMO("cli", "it uses service and sandbox over HTTP, as a stranger would"),
    SANDBOX("", "it would repeat our misreadings of the wire format");

    /** Rooms of the plan without a class so far; their rules hold from the first class on. */
    public static final Set<Room> NOT_BUILT_YET = Set.of(BATCH, MIGRATION);

    private final Set<String> mayImport;
    private final String because;

    Room(String mayImport, String because) {
        this.mayImport = Set.of(mayImport.split(" "));
        this.because = because;
    }

    String because() {
        return because;
    }

    /** The package below the base, such as {@code provider.together}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    boolean mayImport(Room other) {
        return other == this || mayImport.contains(other.path());
    }

    /** The room of a class below {@code base}; empty for the base package and for strangers. */
    static Optional<Room> of(JavaClass type, String base) {
        String place = type.getPackageName();
        return Arrays.stream(values())
                .filter(room -> (place + ".").startsWith(base + "." + room.path() + "."))
                .max(Comparator.comparing(room -> room.path().length()));
    }
}
