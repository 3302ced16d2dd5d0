package dev.slipway.provider.together;

import dev.slipway.provider.EvaluationRequest;
import dev.slipway.provider.EvaluationRequest.Answering;
import dev.slipway.provider.EvaluationRequest.Classify;
import dev.slipway.provider.EvaluationRequest.Column;
import dev.slipway.provider.EvaluationRequest.Compare;
import dev.slipway.provider.EvaluationRequest.Judge;
import dev.slipway.provider.EvaluationRequest.Model;
import dev.slipway.provider.EvaluationRequest.Score;
import dev.slipway.provider.EvaluationRequest.Source;
import dev.slipway.provider.EvaluationRequest.Subject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Body of {@code POST /v1/evaluation}. It may hold tokens: nobody prints it. */
final class EvaluationBody {
    private EvaluationBody() {}

    static Map<String, Object> of(EvaluationRequest request) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("judge", judge(request.judge()));
        // A file's id, whatever the field is called.
        parameters.put("input_data_file_path", request.inputFile());
        String type =
                switch (request) {
                    case Classify classify -> {
                        parameters.put("labels", classify.labels());
                        parameters.put("pass_labels", classify.passLabels());
                        put(parameters, "model_to_evaluate", classify.subject());
                        yield "classify";
                    }
                    case Score score -> {
                        parameters.put("min_score", score.scale().min());
                        parameters.put("max_score", score.scale().max());
                        parameters.put("pass_threshold", score.scale().pass());
                        put(parameters, "model_to_evaluate", score.subject());
                        yield "score";
                    }
                    case Compare compare -> {
                        put(parameters, "model_a", compare.a());
                        put(parameters, "model_b", compare.b());
                        yield "compare";
                    }
                };
        return Map.of("type", type, "parameters", parameters);
    }

    static String word(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    /** What must not come back in an error's text. */
    static List<String> tokens(EvaluationRequest request) {
        Stream<Subject> subjects =
                switch (request) {
                    case Classify classify -> Stream.ofNullable(classify.subject());
                    case Score score -> Stream.ofNullable(score.subject());
                    case Compare compare ->
                            Stream.of(compare.a(), compare.b()).filter(Objects::nonNull);
                };
        Stream<Model> models =
                subjects.flatMap(
                        subject ->
                                subject instanceof Answering answering
                                        ? Stream.of(answering.model())
                                        : Stream.empty());
        return Stream.concat(Stream.of(request.judge().model()), models)
                .map(Model::external)
                .filter(Objects::nonNull)
                .map(EvaluationRequest.External::token)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Map<String, Object> judge(Judge judge) {
        Map<String, Object> body = model(judge.model());
        body.put("system_template", judge.systemTemplate());
        return body;
    }

    private static void put(Map<String, Object> body, String field, Subject subject) {
        if (subject instanceof Column column) {
            body.put(field, column.name());
        } else if (subject instanceof Answering answering) {
            Map<String, Object> asked = model(answering.model());
            asked.put("system_template", answering.systemTemplate());
            asked.put("input_template", answering.inputTemplate());
            asked.put("max_tokens", answering.maxTokens());
            asked.put("temperature", answering.temperature());
            body.put(field, asked);
        }
    }

    private static Map<String, Object> model(Model model) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model.name());
        body.put("model_source", word(model.source()));
        if (model.external() != null) {
            body.put("external_api_token", model.external().token());
            body.put("external_base_url", model.external().url());
        }
        body.put("num_workers", model.workers());
        body.values().removeIf(Objects::isNull);
        return body;
    }
}
