package org.legacy.systems.works;

/** The caller's fault: the message will never be taken as it is. */
final class Fault extends RuntimeException {

    private final String code;

    Fault(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    String code() {
        return code;
    }
}
