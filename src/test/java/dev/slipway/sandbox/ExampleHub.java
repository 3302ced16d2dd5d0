package dev.slipway.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of {@code examples/hub} that nobody writes by hand, from the configurations beside them
 * that somebody did. {@link #main} writes them, {@link ExampleHubTest} sees that they are what is
 * committed.
 */
final class ExampleHub {
    static final Path FOLDER = Path.of("examples/hub");
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String LORA = "acme/support-intents-lora/";
    private static final String IMAGES = "acme/flux-style-lora/";
    private static final String FULL = "acme/support-intents-full/";
    private static final int BYTE_VALUES = 256;

    /** What the second version has seen and the first had not. */
    private static final Map<String, String> MORE_TICKETS =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "refund_request",
                                    "The trekking poles are back with you; when do I get my 89 euros?"),
                            Map.entry(
                                    "password_reset",
                                    "The link for setting a new password leads to an empty page."),
                            Map.entry(
                                    "track_order",
                                    "Which courier brings my sleeping bag, and on what day?"),
                            Map.entry(
                                    "cancel_subscription",
                                    "Please end my monthly trail box, I do not hike in winter."),
                            Map.entry(
                                    "damaged_item",
                                    "The thermos came with a dent and the lid does not close."),
                            Map.entry(
                                    "change_address",
                                    "We are moving on Friday, send the parcel to the new flat instead."),
                            Map.entry(
                                    "invoice_copy",
                                    "My accountant asks for the invoice of the tent once more as a PDF."),
                            Map.entry(
                                    "payment_declined",
                                    "My card was refused twice although there is enough money on it."),
                            Map.entry(
                                    "discount_code",
                                    "The code SUMMER15 is said to be unknown when I enter it."),
                            Map.entry(
                                    "delete_account",
                                    "Remove my profile and all data that you hold about me."),
                            Map.entry(
                                    "app_crash",
                                    "Since the update the app closes as soon as I open the map."),
                            Map.entry(
                                    "size_exchange",
                                    "The boots pinch, can I swap them for a 43?")));

    private ExampleHub() {}

    public static void main(String[] args) throws IOException {
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.write(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    /** Contents by path below {@link #FOLDER}. */
    static Map<String, byte[]> files() throws IOException {
        byte[] tickets = tickets();
        return Map.of(
                LORA + "adapter_model.safetensors", adapter(),
                LORA + "train.jsonl", tickets,
                IMAGES + "pytorch_lora_weights.safetensors", imageLora(),
                FULL + "model.safetensors", model(),
                FULL + "tokenizer.json", tokenizer(),
                FULL + "train.jsonl", tickets);
    }

    private static byte[] adapter() throws IOException {
        JsonNode base = read("Qwen/Qwen3-8B/config.json");
        JsonNode config = read(LORA + "adapter_config.json");
        int rank = config.path("r").asInt();
        int hidden = base.path("hidden_size").asInt();
        int head = base.path("head_dim").asInt();
        Safetensors file = new Safetensors();
        for (JsonNode layer : config.path("layers_to_transform")) {
            String path = "base_model.model.model.layers." + layer.asInt();
            int queries = base.path("num_attention_heads").asInt() * head;
            int values = base.path("num_key_value_heads").asInt() * head;
            int inner = base.path("intermediate_size").asInt();
            file.lora(path + ".mlp.down_proj", rank, inner, hidden)
                    .lora(path + ".self_attn.q_proj", rank, hidden, queries)
                    .lora(path + ".self_attn.v_proj", rank, hidden, values);
        }
        return file.bytes();
    }

    /** Of FLUX's first block, whose attention is 3072 wide. */
    private static byte[] imageLora() {
        return new Safetensors()
                .lora("transformer.single_transformer_blocks.0.attn.to_q", 2, 3072, 3072)
                .bytes();
    }

    private static byte[] model() throws IOException {
        JsonNode config = read(FULL + "config.json");
        int hidden = config.path("hidden_size").asInt();
        int head = config.path("head_dim").asInt();
        int inner = config.path("intermediate_size").asInt();
        int queries = config.path("num_attention_heads").asInt() * head;
        int keys = config.path("num_key_value_heads").asInt() * head;
        int words = config.path("vocab_size").asInt();
        Safetensors file = new Safetensors();
        file.tensor("lm_head.weight", words, hidden)
                .tensor("model.embed_tokens.weight", words, hidden);
        for (int i = 0; i < config.path("num_hidden_layers").asInt(); i++) {
            String layer = "model.layers." + i;
            file.tensor(layer + ".input_layernorm.weight", hidden)
                    .tensor(layer + ".mlp.down_proj.weight", hidden, inner)
                    .tensor(layer + ".mlp.gate_proj.weight", inner, hidden)
                    .tensor(layer + ".mlp.up_proj.weight", inner, hidden)
                    .tensor(layer + ".post_attention_layernorm.weight", hidden)
                    .tensor(layer + ".self_attn.k_norm.weight", head)
                    .tensor(layer + ".self_attn.k_proj.weight", keys, hidden)
                    .tensor(layer + ".self_attn.o_proj.weight", hidden, queries)
                    .tensor(layer + ".self_attn.q_norm.weight", head)
                    .tensor(layer + ".self_attn.q_proj.weight", queries, hidden)
                    .tensor(layer + ".self_attn.v_proj.weight", keys, hidden);
        }
        return file.tensor("model.norm.weight", hidden).bytes();
    }

    /** One token per byte and three special ones: the smallest tokenizer that knows every text. */
    private static byte[] tokenizer() {
        ObjectNode root = MAPPER.createObjectNode().put("version", "1.0");
        root.putNull("truncation").putNull("padding");
        int id = BYTE_VALUES;
        for (String special : new String[] {"<|endoftext|>", "<|im_start|>", "<|im_end|>"}) {
            root.withArray("added_tokens")
                    .addObject()
                    .put("id", id++)
                    .put("content", special)
                    .put("single_word", false)
                    .put("lstrip", false)
                    .put("rstrip", false)
                    .put("normalized", false)
                    .put("special", true);
        }
        root.putNull("normalizer");
        for (String part : new String[] {"pre_tokenizer", "post_processor", "decoder"}) {
            root.putObject(part)
                    .put("type", "ByteLevel")
                    .put("add_prefix_space", false)
                    .put("trim_offsets", false)
                    .put("use_regex", true);
        }
        ObjectNode model = root.putObject("model").put("type", "BPE");
        ObjectNode vocabulary = model.putObject("vocab");
        for (int value = 0; value < BYTE_VALUES; value++) {
            vocabulary.put(Character.toString(letter(value)), value);
        }
        model.putArray("merges");
        return (root.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Byte-level tokenizers show printable bytes as they are and the rest from U+0100 on. */
    private static int letter(int value) {
        int hidden = 0;
        for (int i = 0; i < value; i++) {
            hidden += printable(i) ? 0 : 1;
        }
        return printable(value) ? value : BYTE_VALUES + hidden;
    }

    private static boolean printable(int value) {
        return (value >= '!' && value <= '~') || (value >= 0xA1 && value != 0xAD);
    }

    /** The first version's, and some more. */
    private static byte[] tickets() throws IOException {
        String first = Files.readString(Path.of("examples/train.jsonl"));
        JsonNode sample = MAPPER.readTree(first.lines().findFirst().orElseThrow());
        StringBuilder lines = new StringBuilder(first);
        MORE_TICKETS.forEach(
                (intent, text) -> {
                    JsonNode messages = sample.deepCopy().path("messages");
                    ((ObjectNode) messages.get(1)).put("content", text);
                    ((ObjectNode) messages.get(2)).put("content", intent);
                    ObjectNode line = MAPPER.createObjectNode();
                    line.set("messages", messages);
                    lines.append(line).append('\n');
                });
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode read(String path) throws IOException {
        return MAPPER.readTree(FOLDER.resolve(path).toFile());
    }
}
