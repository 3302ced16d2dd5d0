package dev.slipway.provider.together;

/** An answer with a good status whose body says nothing we can use. */
class UnreadableAnswer extends RuntimeException {
    UnreadableAnswer(String why) {
        super(why);
    }
}
