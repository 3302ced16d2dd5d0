package dev.slipway.provider.together;

import dev.slipway.provider.UploadRequest;
import dev.slipway.provider.WeightsSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Bodies of both generations' upload calls. They hold secrets: nobody prints them. */
final class UploadBody {
    private UploadBody() {}

    /** {@code POST /v2/projects/{p}/models/uploads}. */
    static Map<String, Object> remote(String modelId, WeightsSource source) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("modelId", modelId);
        body.put("remoteUrl", source.url());
        put(body, "token", source.token());
        return body;
    }

    /** {@code POST /v1/models}. */
    static Map<String, Object> model(UploadRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model_name", request.name());
        body.put("model_source", request.source().url());
        body.put("model_type", request.type());
        put(body, "hf_token", request.source().token());
        put(body, "base_model", request.baseModel());
        put(body, "description", request.description());
        return body;
    }

    private static void put(Map<String, Object> body, String field, String value) {
        if (value != null) {
            body.put(field, value);
        }
    }
}
