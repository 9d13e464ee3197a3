package org.legacy.systems.cis;

import java.util.Optional;

/** The tables of records, with the word by which the control port names them. */
public enum CisTable {
    CUSTOMERS("customers", "TB_CUST", "CUST_NO"),
    ACCOUNTS("accounts", "TB_ACCT", "ACCT_NO"),
    PREMISES("premises", "TB_PREM", "PREM_NO"),
    USAGE_POINTS("usage-points", "TB_UPNT", "UP_NO"),
    METERS("meters", "TB_MTR", "MTR_NO");

    private final String word;
    private final String table;
    private final String key;

    CisTable(String word, String table, String key) {
        this.word = word;
        this.table = table;
        this.key = key;
    }

    public String word() {
        return word;
    }

    String table() {
        return '"' + table + '"';
    }

    String key() {
        return '"' + key + '"';
    }

    public static Optional<CisTable> of(String word) {
        for (CisTable table : values()) {
            if (table.word.equals(word)) {
                return Optional.of(table);
            }
        }
        return Optional.empty();
    }
}
