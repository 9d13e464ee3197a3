package org.switchboard.benchmarks.identity;

/**
 * How one system writes customers down; each number is the share of its records.
 *
 * @param knows of all customers
 * @param twice kept under two numbers
 * @param number with an identity number, of which {@code wrongNumber} have a slip
 * @param traditional in Traditional signs
 * @param otherSign with a sign of the same sound
 * @param wrongSign with a sign that only looks or feels like it
 * @param titled with 先生, 女士, 总 or Mr behind or before it
 * @param familyOnly family name and title, and no more
 * @param pinyin in Latin letters, half of them family name last
 * @param noTelephone without one, {@code formerTelephone} with an old one, {@code relative} with somebody else's of the home
 * @param wrongTelephone with a slip
 * @param landline with the household's landline as a second number
 * @param email with an e-mail address
 * @param noAddress without one, {@code formerAddress} with an old one
 * @param shortAddress without province, city and district, or without the road before the compound
 * @param houseOnly without stairs and room
 * @param accounts naming the accounts by their numbers
 */
record EntryErrors(
        String system,
        double knows,
        double twice,
        double number,
        double wrongNumber,
        double traditional,
        double otherSign,
        double wrongSign,
        double titled,
        double familyOnly,
        double pinyin,
        double noTelephone,
        double formerTelephone,
        double relative,
        double wrongTelephone,
        double landline,
        double email,
        double noAddress,
        double formerAddress,
        double shortAddress,
        double houseOnly,
        double accounts) {

    /** Thirty years of typing at counters; identity cards were shown, telephone numbers were not asked for again. */
    static final EntryErrors REGISTER = new EntryErrors(
            "cis", 0.95, 0, 0.70, 0.015, 0.02, 0.015, 0.004, 0.02, 0.003, 0, 0.08, 0.09, 0.03, 0.01, 0.5, 0.1, 0, 0.02,
            0.1, 0.03, 1);

    /** Entered during a telephone call. */
    static final EntryErrors CALL_CENTRE = new EntryErrors(
            "crm", 0.60, 0.015, 0.35, 0.02, 0, 0.035, 0.004, 0.12, 0.012, 0.01, 0.03, 0.05, 0.03, 0.015, 0.2, 0.2, 0.2,
            0.05, 0.5, 0.12, 0.2);

    /** Typed by the customers themselves on their telephones. */
    static final EntryErrors APP = new EntryErrors(
            "app", 0.45, 0.005, 0.45, 0.005, 0.01, 0.003, 0.002, 0.03, 0.006, 0.12, 0.01, 0.03, 0.02, 0.004, 0, 0.6,
            0.35, 0.04, 0.6, 0.1, 0.5);
}
