package org.switchboard.identity.matching;

/**
 * What one field shows for or against two records being one.
 *
 * @param weight logarithm to the base of two of how much likelier this is among records of one customer than among others
 */
public record Evidence(Field field, Level level, double weight) {

    /** What is compared. */
    public enum Field {
        IDENTITY_NUMBER,
        ACCOUNT,
        NAME,
        TELEPHONE,
        EMAIL,
        ADDRESS
    }

    /** How it agrees, from most to least. */
    public enum Level {
        SAME,
        TRANSPOSED,
        SAME_SOUND,
        SAME_HOUSE,
        OTHER_GENERATION,
        CLOSE,
        INITIALS,
        FAMILY_NAME,
        SAME_STREET,
        SHARED_BY_MANY,
        DIFFERENT,
        CONTRADICTS;

        public boolean agrees() {
            return compareTo(SHARED_BY_MANY) < 0;
        }
    }
}
