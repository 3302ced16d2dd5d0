package dev.slipway.archfixture.cost;

import jakarta.inject.Inject;

class Greedy {
    @Inject Runnable ledger;

    Greedy(String one, String two, String three, String four, String five, String six) {}

    /** Five written parameters: the sixth is the enclosing instance. */
    class Modest {
        Modest(String one, String two, String three, String four, String five) {}
    }

    enum Plain {
        ONE("", "", "", "", "");

        Plain(String one, String two, String three, String four, String five) {}
    }
}
