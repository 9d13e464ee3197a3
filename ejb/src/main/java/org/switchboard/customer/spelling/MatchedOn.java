package org.switchboard.customer.spelling;

/** What a look-up has matched, in the order of the strength of the match. */
public enum MatchedOn {
    ACCOUNT_NUMBER,
    METER,
    USAGE_POINT,
    IDENTITY_NUMBER,
    TELEPHONE,
    NAME,
    PINYIN,
    PINYIN_INITIALS,
    ADDRESS
}
