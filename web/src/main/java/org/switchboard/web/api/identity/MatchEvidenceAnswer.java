package org.switchboard.web.api.identity;

import org.switchboard.identity.model.EvidenceView;

/**
 * What one field shows about two records being one customer.
 *
 * @param field IDENTITY_NUMBER, ACCOUNT, NAME, TELEPHONE, EMAIL or ADDRESS
 * @param level how it agrees: SAME, TRANSPOSED, SAME_SOUND, SAME_HOUSE, OTHER_GENERATION, CLOSE, INITIALS, FAMILY_NAME, SAME_STREET,
 *     SHARED_BY_MANY, DIFFERENT or CONTRADICTS
 * @param weight in bits; above zero it is evidence for it
 */
public record MatchEvidenceAnswer(String field, String level, double weight) {

    public static MatchEvidenceAnswer of(EvidenceView evidence) {
        return new MatchEvidenceAnswer(evidence.field(), evidence.level(), evidence.weight());
    }
}
