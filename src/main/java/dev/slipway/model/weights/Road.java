package dev.slipway.model.weights;

import dev.slipway.lifecycle.Claim;
import dev.slipway.lifecycle.EffectResult;
import dev.slipway.model.CustomModel;

/** The way weights take to the provider in one API generation. */
interface Road {
    /** Steps of effects: part of the names at the provider. */
    String RECORD = "rec";

    String UPLOAD = "up";

    IntakeFacts.Upload observeUpload(CustomModel model);

    IntakeFacts.Validation observeValidation(CustomModel model);

    EffectResult makeRecord(Claim claim, CustomModel model);

    EffectResult upload(Claim claim, CustomModel model);

    /** What deployments name it by, once it is uploaded; null when the provider does not say. */
    String deployable(CustomModel model);

    /** Takes away what was uploaded; true when nothing of it is left, as observed. */
    boolean remove(Claim claim, CustomModel model);
}
