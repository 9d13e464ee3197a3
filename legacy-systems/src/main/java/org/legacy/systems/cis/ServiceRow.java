package org.legacy.systems.cis;

/** A supply of a customer as the customer system has it now, trimmed. */
public record ServiceRow(
        String accountNumber,
        String billingNumber,
        String premisesNumber,
        String usagePointNumber,
        String meterNumber,
        String makersNumber,
        String address,
        String connectionState,
        String servicePoint,
        String transformer) {}
