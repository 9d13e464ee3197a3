package org.switchboard.identity.model;

/**
 * What one field shows about two records being one customer.
 *
 * @param field IDENTITY_NUMBER, ACCOUNT, NAME, TELEPHONE, EMAIL or ADDRESS
 * @param level how it agrees: SAME, TRANSPOSED, SAME_SOUND, SAME_HOUSE, OTHER_GENERATION, CLOSE, INITIALS, FAMILY_NAME, SAME_STREET,
 *     SHARED_BY_MANY, DIFFERENT or CONTRADICTS
 * @param weight in bits; above zero it supports it
 */
public record EvidenceView(String field, String level, double weight) {

    public boolean isInFavour() {
        return weight > 0;
    }
}
