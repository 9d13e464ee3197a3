package org.legacy.systems.city;

import java.math.BigInteger;
import java.util.OptionalInt;

/** The numbers that the systems give to their records, and the way back. Indexes count from 0. */
public final class Numbers {

    private static final long CUSTOMERS = 1_000_000_000L;
    private static final long ACCOUNTS = 300_000_000_000L;
    private static final long PREMISES = 400_000_000_000L;
    private static final long USAGE_POINTS = 50_000_000_000_000L;
    private static final long METERS = 33_000_000_000_000L;

    /** Billing numbers look random and are a one-to-one shuffle of the account indexes. */
    private static final long BILLING_RANGE = 1_000_000_000L;

    private static final long BILLING_STEP = 387_420_489L;
    private static final long BILLING_START = 123_456_789L;
    private static final long BILLING_STEP_BACK = BigInteger.valueOf(BILLING_STEP)
            .modInverse(BigInteger.valueOf(BILLING_RANGE))
            .longValueExact();

    private static final long METER_RANGE = 10_000_000_000L;
    private static final long METER_STEP = 2_654_435_761L;
    private static final long METER_START = 7_777_777;
    private static final long METER_STEP_BACK = BigInteger.valueOf(METER_STEP)
            .modInverse(BigInteger.valueOf(METER_RANGE))
            .longValueExact();

    private Numbers() {}

    public static String customer(int customer) {
        return Long.toString(CUSTOMERS + customer + 1);
    }

    public static String account(int account) {
        return Long.toString(ACCOUNTS + account + 1);
    }

    public static String premises(int account) {
        return Long.toString(PREMISES + account + 1);
    }

    public static String usagePoint(int account) {
        return Long.toString(USAGE_POINTS + account + 1);
    }

    public static String meter(int account) {
        return Long.toString(METERS + Math.floorMod(account * METER_STEP + METER_START, METER_RANGE));
    }

    public static String billing(int account) {
        String digits =
                Long.toString(BILLING_RANGE + Math.floorMod(account * BILLING_STEP + BILLING_START, BILLING_RANGE));
        return "BC" + digits.substring(1);
    }

    /** The account index behind a billing number, whether or not such an account exists. */
    public static OptionalInt accountOfBilling(String number) {
        if (!number.matches("BC\\d{9}")) {
            return OptionalInt.empty();
        }
        long shuffled = Long.parseLong(number.substring(2));
        BigInteger account = BigInteger.valueOf(shuffled - BILLING_START)
                .multiply(BigInteger.valueOf(BILLING_STEP_BACK))
                .mod(BigInteger.valueOf(BILLING_RANGE));
        return OptionalInt.of(account.intValueExact());
    }

    /** The account index behind a meter's number, when there may be such a meter. */
    public static OptionalInt accountOfMeter(String number) {
        if (!number.matches("330\\d{11}")) {
            return OptionalInt.empty();
        }
        long account = BigInteger.valueOf(Long.parseLong(number) - METERS - METER_START)
                .multiply(BigInteger.valueOf(METER_STEP_BACK))
                .mod(BigInteger.valueOf(METER_RANGE))
                .longValueExact();
        return account < CitySize.LARGEST * 2L ? OptionalInt.of((int) account) : OptionalInt.empty();
    }

    public static OptionalInt accountOf(String accountNumber) {
        return back(accountNumber, ACCOUNTS);
    }

    public static OptionalInt customerOf(String customerNumber) {
        return back(customerNumber, CUSTOMERS);
    }

    private static OptionalInt back(String number, long base) {
        if (!number.matches("\\d{10,14}")) {
            return OptionalInt.empty();
        }
        long index = Long.parseLong(number) - base - 1;
        return index >= 0 && index < CitySize.LARGEST * 2L ? OptionalInt.of((int) index) : OptionalInt.empty();
    }
}
