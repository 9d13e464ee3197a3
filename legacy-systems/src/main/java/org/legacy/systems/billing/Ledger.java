package org.legacy.systems.billing;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Aspect;
import org.legacy.systems.city.City;

/**
 * The books. What nobody has touched is derived from the seed: most pay in time, about 4 % are in arrears, a few are cut off.
 * What the control port changed is kept beside.
 */
public final class Ledger {

    private static final int CUT_OFF_ONE_IN = 125;
    private static final int IN_ARREARS_PER_MILLE = 40;
    private static final int PREPAID_PER_MILLE = 100;
    private static final int PAYMENTS_SHOWN = 6;

    private final City city;
    private final LocalDate opened;
    private final Clock clock;
    private final Map<Integer, Change> changes = new ConcurrentHashMap<>();

    /** What the control port did to an account, last. */
    private record Change(List<Bill> overdue, Optional<LocalDate> cutOn, List<Payment> payments) {}

    /** @param opened the day on which the city was generated; debts of the original city are dated from it */
    public Ledger(City city, LocalDate opened, Clock clock) {
        this.city = city;
        this.opened = opened;
        this.clock = clock;
    }

    public boolean cutOff(int account) {
        Change change = changes.get(account);
        return change == null ? cutOffAtFirst(account) : change.cutOn().isPresent();
    }

    public boolean owesMoney(int account) {
        Change change = changes.get(account);
        return change == null ? overdueMonths(account) > 0 : !change.overdue().isEmpty();
    }

    /** Whether an account of the original city starts cut off for debt; never one that carries a special flag. */
    public boolean cutOffAtFirst(int account) {
        return account < city.size().accounts()
                && account % CUT_OFF_ONE_IN == 60
                && city.register()
                                .customer(city.register().customerOf(account))
                                .specialFlags()
                                .indexOf('Y')
                        < 0;
    }

    /** Cuts an account off, with this much overdue in two bills. */
    public void cutOff(int account, long amountFen, LocalDate on) {
        YearMonth last = lastOverdueMonth(on);
        List<Bill> overdue =
                List.of(new Bill(last.minusMonths(1), amountFen / 2), new Bill(last, amountFen - amountFen / 2));
        changes.put(
                account, new Change(overdue, Optional.of(on), statement(account).payments()));
    }

    /** Takes the money for everything overdue and lifts the cut. */
    public void pay(int account, LocalDate on) {
        Statement before = statement(account);
        List<Payment> payments = new ArrayList<>(before.payments());
        if (before.owedFen() > 0) {
            payments.add(0, new Payment(paymentNumber(account, YearMonth.from(on)) + "D", on, before.owedFen(), "03"));
        }
        changes.put(account, new Change(List.of(), Optional.empty(), List.copyOf(payments)));
    }

    public Statement statement(int account) {
        LocalDate today = LocalTime.today(clock);
        Change change = changes.get(account);
        List<Bill> overdue = change == null ? overdueAtFirst(account) : change.overdue();
        Optional<LocalDate> cutOn = change == null ? cutAtFirst(account) : change.cutOn();
        List<Payment> payments = change == null ? paymentsAtFirst(account) : change.payments();
        long owed = overdue.stream().mapToLong(Bill::amountFen).sum();
        boolean prepaid = owed == 0 && city.random().happens(PREPAID_PER_MILLE, Aspect.PREPAID, account);
        long balance = prepaid ? 1000L * (1 + city.random().below(50, Aspect.PREPAID, account + 1L)) : -owed;
        Bill current = new Bill(
                YearMonth.from(today).minusMonths(1),
                amount(account, YearMonth.from(today).minusMonths(1)));
        boolean open = !today.isAfter(current.dueOn()) && !prepaid && cutOn.isEmpty();
        return new Statement(
                balance,
                overdue,
                open ? Optional.of(current) : Optional.empty(),
                cutOn,
                payments.subList(0, Math.min(PAYMENTS_SHOWN, payments.size())));
    }

    private int overdueMonths(int account) {
        if (cutOffAtFirst(account)) {
            return 2 + city.random().below(3, Aspect.ARREARS, account + 1L);
        }
        boolean inArrears = account < city.size().accounts()
                && city.random().happens(IN_ARREARS_PER_MILLE, Aspect.ARREARS, account);
        return inArrears ? 1 + city.random().below(2, Aspect.ARREARS, account + 2L) : 0;
    }

    private List<Bill> overdueAtFirst(int account) {
        YearMonth last = lastOverdueMonth(opened);
        List<Bill> overdue = new ArrayList<>();
        for (int back = overdueMonths(account) - 1; back >= 0; back--) {
            YearMonth month = last.minusMonths(back);
            overdue.add(new Bill(month, amount(account, month)));
        }
        return overdue;
    }

    private Optional<LocalDate> cutAtFirst(int account) {
        if (!cutOffAtFirst(account)) {
            return Optional.empty();
        }
        LocalDate earliest = overdueAtFirst(account).get(0).dueOn().plusDays(10);
        LocalDate rolled = opened.minusDays(1 + city.random().below(20, Aspect.CUT_DATE, account));
        return Optional.of(rolled.isBefore(earliest) ? earliest : rolled);
    }

    private List<Payment> paymentsAtFirst(int account) {
        if (account >= city.size().accounts()) {
            return List.of();
        }
        YearMonth month = lastOverdueMonth(opened).minusMonths(overdueMonths(account));
        List<Payment> payments = new ArrayList<>();
        for (int i = 0; i < PAYMENTS_SHOWN; i++, month = month.minusMonths(1)) {
            LocalDate paidOn = month.plusMonths(1)
                    .atDay(3 + city.random().below(20, Aspect.PAYMENT, account * 31L + month.getMonthValue()));
            payments.add(new Payment(
                    paymentNumber(account, YearMonth.from(paidOn)),
                    paidOn,
                    amount(account, month),
                    "0" + (1 + city.random().below(4, Aspect.PAYMENT, account))));
        }
        return payments;
    }

    private static String paymentNumber(int account, YearMonth month) {
        return String.format("P%02d%02d%010d", month.getYear() % 100, month.getMonthValue(), account + 1);
    }

    private static YearMonth lastOverdueMonth(LocalDate day) {
        YearMonth month = YearMonth.from(day).minusMonths(1);
        return month.plusMonths(1).atDay(25).isBefore(day) ? month : month.minusMonths(1);
    }

    private long amount(int account, YearMonth month) {
        long index = account * 400L + (month.getYear() - 2000) * 12L + month.getMonthValue();
        return 10L * (300 + city.random().below(2_000, Aspect.BILL_AMOUNT, index));
    }
}
