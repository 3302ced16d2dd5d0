package dev.slipway.sandbox.image;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.sandbox.catalog.BaseModel;
import dev.slipway.sandbox.catalog.Catalogue;
import dev.slipway.sandbox.web.ApiException;
import dev.slipway.sandbox.web.Call;
import dev.slipway.sandbox.web.Digests;
import dev.slipway.sandbox.web.Json;
import dev.slipway.sandbox.web.Reply;
import dev.slipway.sandbox.web.Routes;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code /v1/images/generations}, and the pictures behind the URLs it gives out. */
public final class ImageRoutes {
    private static final int MOST = 4;
    private static final int SMALLEST = 64;
    private static final int LARGEST = 1_792;
    private static final int USUAL = 1_024;
    private static final int KEPT = 200;

    private final Catalogue catalogue;
    private final Loras loras;
    private final Map<String, Picture> shown =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Picture> eldest) {
                    return size() > KEPT;
                }
            };

    public ImageRoutes(Catalogue catalogue, Loras loras) {
        this.catalogue = catalogue;
        this.loras = loras;
    }

    public void register(Routes routes) {
        routes.post("/v1/images/generations", this::generate);
        routes.get("/images/{id}", this::picture);
    }

    private Reply generate(Call call) {
        ObjectNode body = call.json();
        String prompt = Call.required(body, "prompt");
        BaseModel model = model(Call.required(body, "model"));
        String used = loras.checked(model, body.path("image_loras"));
        int count = between(body, "n", 1, 1, MOST);
        int width = between(body, "width", USUAL, SMALLEST, LARGEST);
        int height = between(body, "height", USUAL, SMALLEST, LARGEST);
        String format = body.path("output_format").asText("jpeg");
        if (!format.equals("jpeg") && !format.equals("png")) {
            throw ApiException.badField("output_format", "output_format must be jpeg or png");
        }
        boolean inline = body.path("response_format").asText("url").equals("base64");
        ObjectNode answer =
                Json.object()
                        .put("id", "img-" + Digests.sha256(call.digest()).substring(0, 16))
                        .put("model", model.id())
                        .put("object", "list");
        ArrayNode data = answer.putArray("data");
        String seed = body.path("seed").asText("");
        for (int i = 0; i < count; i++) {
            String colour = String.join("|", model.id(), prompt, seed, used, String.valueOf(i));
            Picture picture = new Picture(colour, width, height, format);
            ObjectNode entry = data.addObject().put("index", i);
            if (inline) {
                entry.put("type", "b64_json")
                        .put("b64_json", Base64.getEncoder().encodeToString(picture.bytes()));
            } else {
                shown.put(picture.id(), picture);
                entry.put("type", "url").put("url", url(call, picture));
            }
        }
        return Reply.ok(answer);
    }

    private static String url(Call call, Picture picture) {
        return "http://" + call.header("host").orElse("127.0.0.1") + "/images/" + picture.id();
    }

    private BaseModel model(String name) {
        BaseModel model =
                catalogue
                        .byName(name)
                        .orElseThrow(
                                () ->
                                        ApiException.of(
                                                404,
                                                "model_not_available",
                                                "Unable to access model " + name));
        if (!model.type().equals("image")) {
            throw ApiException.badField("model", name + " is not a model for images");
        }
        return model;
    }

    private static int between(ObjectNode body, String field, int usual, int low, int high) {
        int value = body.path(field).asInt(usual);
        if (value < low || value > high) {
            throw ApiException.badField(field, field + " must be between " + low + " and " + high);
        }
        return value;
    }

    private Reply picture(Call call) {
        Picture picture = shown.get(call.param("id"));
        if (picture == null) {
            throw ApiException.notFound("the URL has expired");
        }
        return Reply.later(() -> Reply.bytes(picture.type(), picture.bytes()));
    }
}
