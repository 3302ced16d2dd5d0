/**
 * What comes in from outside and starts a model on its way: training pipelines. Front door: the
 * resource of {@code /hooks}. Imports model, finetune and release; nothing but admin may import it.
 */
package dev.slipway.hook;
