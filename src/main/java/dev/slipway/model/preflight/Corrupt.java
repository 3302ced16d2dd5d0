package dev.slipway.model.preflight;

/** Refusals of safetensors files: all have the same way out. */
final class Corrupt {
    private static final int LONGEST_NAME = 80;

    private Corrupt() {}

    /**
     * @param message completes "<file> ..."
     */
    static UnreadableFileException of(String code, String message) {
        return new UnreadableFileException(
                "SAFETENSORS_" + code,
                message,
                "The file is corrupted or not safetensors: save it again with"
                        + " save_pretrained(..., safe_serialization=True) and upload it whole.");
    }

    /** A tensor's name, which may be as long and as strange as its maker wished. */
    static String name(Tensor tensor) {
        return printable(tensor.name());
    }

    static String printable(String name) {
        String plain = name.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(0, LONGEST_NAME) + "...";
    }
}
