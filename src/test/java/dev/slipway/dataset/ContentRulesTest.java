package dev.slipway.dataset;

import static dev.slipway.dataset.Checked.assertOnly;
import static dev.slipway.dataset.Checked.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class ContentRulesTest {
    private static final String IMAGE =
            "{'type':'image_url','image_url':{'url':'data:image/png;base64,AA=='}}";
    private static final String TEXT = "{'type':'text','text':'what is this?'}";

    @Test
    void check_userShowsAnImage_isAccepted() {
        assertThat(user(TEXT + "," + IMAGE).problems()).isEmpty();
    }

    @Test
    void check_partOfUnknownType_isRefused() {
        assertOnly(
                user(IMAGE + ",{'type':'audio'}"),
                1,
                "messages[0].content[1].type",
                "neither text nor image_url");
    }

    @Test
    void check_textPartWithoutText_isRefused() {
        assertOnly(user(IMAGE + ",{'type':'text'}"), 1, "messages[0].content[1].text", "its text");
    }

    @Test
    void check_imageFromTheWeb_isRefused() {
        String remote = IMAGE.replace("data:image/png;base64,AA==", "https://example.org/a.png");

        assertOnly(user(remote), 1, "messages[0].content[0].image_url.url", "not fetched");
    }

    @Test
    void check_imageByTheAssistant_isRefused() {
        DatasetReport report =
                messages(
                        "{'role':'user','content':[" + IMAGE + "]}",
                        "{'role':'assistant','content':[" + IMAGE + "]}");

        assertOnly(report, 1, "messages[1].content[0]", "Only user messages");
    }

    @Test
    void check_imageThatIsTrainedOn_isRefused() {
        DatasetReport report =
                messages(
                        "{'role':'user','weight':1,'content':[" + IMAGE + "]}",
                        "{'role':'assistant','content':[" + TEXT + "]}");

        assertOnly(report, 1, "messages[0].weight", "Set weight to 0");
    }

    @Test
    void check_listsWithoutAnyImage_areRefused() {
        assertOnly(user(TEXT), 1, "messages", "No part is an image");
    }

    @Test
    void check_plainTextBesideLists_isRefused() {
        DatasetReport report =
                messages(
                        "{'role':'user','content':[" + IMAGE + "]}",
                        "{'role':'assistant','content':'a cat'}");

        assertOnly(report, 1, "messages", "are mixed");
    }

    @Test
    void check_elevenImages_areTooMany() {
        String sample =
                ("{\"messages\":[{\"role\":\"user\",\"content\":[%s]},"
                                + "{\"role\":\"assistant\",\"content\":[%s]}]}")
                        .formatted(String.join(",", Collections.nCopies(11, IMAGE)), TEXT)
                        .replace('\'', '"');

        DatasetReport report = Checked.check(new DatasetCheck(5_000, 5_000), sample);

        assertOnly(report, 1, "messages", "11 images");
    }

    @Test
    void check_imageAboveTenMegabytes_isRefused() {
        int limit = 20 * 1024 * 1024;
        String large = IMAGE.replace("AA==", "A".repeat(14 * 1024 * 1024));
        String sample =
                "{'messages':[{'role':'user','content':[%s]},{'role':'assistant','content':[%s]}]}"
                        .formatted(large, TEXT)
                        .replace('\'', '"');

        DatasetReport report = Checked.check(new DatasetCheck(limit, limit), sample);

        assertOnly(report, 1, "messages[0].content[0].image_url.url", "larger than 10 MB");
    }

    private static DatasetReport user(String parts) {
        return messages(
                "{'role':'user','content':[" + parts + "]}",
                "{'role':'assistant','content':[" + TEXT + "]}");
    }

    private static DatasetReport messages(String... messages) {
        return json("{'messages':[" + String.join(",", messages) + "]}");
    }
}
