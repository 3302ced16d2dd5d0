package dev.slipway.admin;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages' templates; their parameters are checked when the service is built. */
@CheckedTemplate(basePath = "admin")
final class Templates {
    private Templates() {}

    static native TemplateInstance signIn(Frame frame, SignInPage.View view);

    static native TemplateInstance error(Frame frame, ErrorPages.View view);

    static native TemplateInstance board(Frame frame, Board board);

    static native TemplateInstance model(Frame frame, ModelSheet model);

    static native TemplateInstance fineTunes(Frame frame, FineTuneList list);

    static native TemplateInstance fineTune(Frame frame, FineTuneSheet job);

    static native TemplateInstance costs(Frame frame, CostSheet sheet);

    static native TemplateInstance orphans(Frame frame, OrphanSheet sheet);

    static native TemplateInstance webhooks(Frame frame, WebhookList list);

    static native TemplateInstance webhook(Frame frame, WebhookSheet sheet);

    static native TemplateInstance webhookSecret(Frame frame, WebhookSecret webhook);
}
