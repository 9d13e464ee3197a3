package org.legacy.systems.city;

/** Kinds of organisations among the customers, with the tariff that they pay. */
enum OrganisationKind {
    HOSPITAL("P400"),
    SCHOOL("P400"),
    COMMITTEE("P400"),
    FACTORY("I300"),
    SHOP("C200"),
    COMPANY("C200"),
    LONG_NAMED("C200");

    private final String tariff;

    OrganisationKind(String tariff) {
        this.tariff = tariff;
    }

    String tariff() {
        return tariff;
    }
}
