/**
 * Fine-tune jobs, from a dataset to a registered model. Front door: {@link
 * dev.slipway.finetune.FineTunes}, {@link dev.slipway.finetune.TrainingQuestions}. Imports dataset,
 * model, catalog, cost and the provider ports; never deployment, release or an adapter.
 */
package dev.slipway.finetune;
