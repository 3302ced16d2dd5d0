package dev.slipway.sandbox.legacy;

/** Ids of V1 look like UUIDs. */
final class Uuids {
    private Uuids() {}

    /**
     * @param hex 32 digits
     */
    static String of(String hex) {
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }
}
