package org.legacy.systems.billing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.http.Json;
import org.legacy.systems.http.JsonService;
import org.legacy.systems.http.Refusal;
import org.legacy.systems.http.Reply;
import org.legacy.systems.http.Request;

/** Answers about accounts over HTTP; see the README for the fields. */
public final class BillingService implements JsonService.Route, AutoCloseable {

    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyyMM");
    private static final int THREADS = 48;

    private final Ledger ledger;
    private final IntPredicate accountExists;
    private final Clock clock;
    private final JsonService server;

    /** @param accountExists whether there is an account with this index */
    public BillingService(Ledger ledger, IntPredicate accountExists, Clock clock) throws IOException {
        this.ledger = ledger;
        this.accountExists = accountExists;
        this.clock = clock;
        this.server = new JsonService("billing", 0, THREADS, this);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    public Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            throw new Refusal(405, "不支持的请求方法");
        }
        List<String> path = request.path();
        boolean known = path.size() >= 4
                && path.subList(0, 3).equals(List.of("billing", "v1", "customers"))
                && (path.size() == 4 || path.size() == 5 && path.get(4).equals("bills"));
        if (!known) {
            throw new Refusal(404, "接口不存在");
        }
        String number = path.get(3);
        OptionalInt account = Numbers.accountOfBilling(number);
        if (account.isEmpty() || !accountExists.test(account.getAsInt())) {
            return failure(404, "4004", "客户编号不存在").apply(number);
        }
        Statement statement = ledger.statement(account.getAsInt());
        return Reply.json(
                200, path.size() == 5 ? bills(number, statement) : customer(number, account.getAsInt(), statement));
    }

    @Override
    public Reply refuse(Request request, int status, String sentence) {
        String code = status == 405 ? "4005" : status == 404 ? "4000" : "5000";
        return failure(status, code, sentence).apply("");
    }

    private interface Failure {
        Reply apply(String number);
    }

    private static Failure failure(int status, String code, String message) {
        return number -> Reply.json(
                status,
                Json.object().put("rtn_code", code).put("rtn_msg", message).put("bil_cust_no", number));
    }

    private static ObjectNode success(String number) {
        return Json.object().put("rtn_code", "0000").put("rtn_msg", "OK").put("bil_cust_no", number);
    }

    private ObjectNode customer(String number, int account, Statement statement) {
        List<Bill> overdue = statement.overdue();
        ObjectNode json = success(number)
                .put("acct_no", Numbers.account(account))
                .put("bal_amt", Long.toString(statement.balanceFen()))
                .put("owe_amt", Long.toString(statement.owedFen()))
                .put("owe_cnt", Integer.toString(overdue.size()))
                .put(
                        "owe_from",
                        overdue.isEmpty() ? "" : DAY.format(overdue.get(0).dueOn()))
                .put("cut_flg", statement.cutOn().isPresent() ? "1" : "0")
                .put("cut_date", statement.cutOn().map(DAY::format).orElse(""))
                .put("ccy", "CNY")
                .put("qry_time", MOMENT.format(LocalTime.of(clock.instant())));
        ArrayNode payments = json.putArray("pay_list");
        for (Payment payment : statement.payments()) {
            payments.addObject()
                    .put("pay_no", payment.number())
                    .put("pay_date", DAY.format(payment.paidOn()))
                    .put("pay_amt", Long.toString(payment.amountFen()))
                    .put("pay_way", payment.method());
        }
        return json;
    }

    private ObjectNode bills(String number, Statement statement) {
        ObjectNode json = success(number);
        ArrayNode bills = json.putArray("bill_list");
        LocalDate today = LocalTime.today(clock);
        statement.overdue().forEach(bill -> bill(bills, number, bill, today));
        statement.current().ifPresent(bill -> bill(bills, number, bill, today));
        return json;
    }

    private static void bill(ArrayNode bills, String number, Bill bill, LocalDate today) {
        bills.addObject()
                .put("bill_no", MONTH.format(bill.month()) + "-" + number.substring(2))
                .put("bill_ym", MONTH.format(bill.month()))
                .put("bill_amt", Long.toString(bill.amountFen()))
                .put("due_date", DAY.format(bill.dueOn()))
                .put("bill_sts", bill.dueOn().isBefore(today) ? "2" : "1");
    }
}
