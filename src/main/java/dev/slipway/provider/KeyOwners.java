package dev.slipway.provider;

/** Whose keys we hold, for each purpose that may have a key of its own. Reads only. */
public interface KeyOwners {

    /** Of all but training, with the project in which models and deployments are made. */
    Account serving();

    /** Of files and fine-tunes. */
    Account training();
}
