package org.switchboard.sources;

/** Why a command could not do what it was asked, in a sentence for the person at the keyboard. */
final class Refusal extends RuntimeException {

    Refusal(String sentence) {
        super(sentence);
    }
}
