package org.legacy.systems.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.legacy.systems.LocalTime;
import org.legacy.systems.city.Customer;
import org.legacy.systems.city.Device;
import org.legacy.systems.city.DeviceType;
import org.legacy.systems.city.Numbers;
import org.legacy.systems.city.Service;
import org.legacy.systems.http.Refusal;

/** Changes to customers and their accounts, in the customer system and in billing. */
final class CustomerDesk {

    private static final String ADDRESS = "address";
    private static final int LONGEST_ADDRESS = 240;
    private static final long DEFAULT_DEBT_FEN = 25_680;

    /** A field of the control port, its column, and the form that it must have. */
    private record Column(String name, String form) {}

    private static final Map<String, Column> COLUMNS = Map.of(
            "name", new Column("CUST_NM", "(?s).{1,240}"),
            "tel1", new Column("TEL_1", "(?s).{0,64}"),
            "tel2", new Column("TEL_2", "(?s).{0,64}"),
            "email", new Column("EML", "(?s).{0,80}"),
            "level", new Column("CUST_LVL", "91|92|93|99"),
            "specialFlags", new Column("SPC_FLG", "[YN]{8}"));

    private final World world;
    private final Actions actions;
    private final Clock clock;

    CustomerDesk(World world, Actions actions, Clock clock) {
        this.world = world;
        this.actions = actions;
        this.clock = clock;
    }

    /** Changes what the fields name, and moves the moment of the rows on. */
    void change(String customer, JsonNode fields) throws SQLException {
        Map<String, String> columns = new LinkedHashMap<>();
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(ADDRESS)) {
                columns.put(column(name).name(), value(fields, name));
            }
        }
        String address = Fields.text(fields, ADDRESS).orElse("");
        if (address.length() > LONGEST_ADDRESS) {
            throw new Refusal(400, "The field address is longer than " + LONGEST_ADDRESS + " characters.");
        }
        if (columns.isEmpty() && address.isEmpty()) {
            throw new Refusal(400, "There is nothing to change in the body.");
        }
        boolean known = columns.isEmpty() || world.cis().changeCustomer(customer, columns);
        if (!known || !address.isEmpty() && !world.cis().changeAddress(customer, address)) {
            throw new Refusal(404, "There is no customer " + customer + ".");
        }
    }

    /** Registers a customer with one supply and gives back the number. */
    String register(JsonNode fields) throws SQLException, IOException {
        String name = Fields.requiredText(fields, "name");
        for (String field : COLUMNS.keySet()) {
            if (fields.has(field)) {
                value(fields, field);
            }
        }
        Device transformer =
                actions.find(Fields.text(fields, "transformer").orElse(new Device(DeviceType.TRANSFORMER, 0).id()));
        if (transformer.type() != DeviceType.TRANSFORMER) {
            throw new Refusal(400, "The field transformer must name a transformer, not " + transformer.id() + ".");
        }
        synchronized (this) {
            int account = world.servicePoints().count();
            int customer = world.customerOf(account);
            ObjectNode connect = Actions.action("connect").put("device", transformer.id());
            actions.perform(connect);
            Device servicePoint = new Device(DeviceType.SERVICE_POINT, account);
            LocalDate today = LocalTime.today(clock);
            Service derived = world.city()
                    .register()
                    .service(
                            account,
                            customer,
                            transformer.index(),
                            world.servicePoints().homeOf(servicePoint));
            world.cis().insert(person(customer, name, fields, today), derived);
            if (fields.has(ADDRESS)) {
                world.cis().changeAddress(Numbers.customer(customer), Fields.requiredText(fields, ADDRESS));
            }
            return Numbers.customer(customer);
        }
    }

    private static Customer person(int customer, String name, JsonNode fields, LocalDate today) {
        return new Customer(
                Numbers.customer(customer),
                name,
                Fields.text(fields, "kind").orElse("person").equals("organisation"),
                "01",
                "",
                Fields.text(fields, "tel1"),
                Fields.text(fields, "tel2"),
                Fields.text(fields, "email"),
                Fields.text(fields, "level").orElse("99"),
                Fields.text(fields, "specialFlags").orElse("NNNNNNNN"),
                "ZH",
                today);
    }

    /** Flags a customer and everything of it as deleted. */
    void delete(String number) throws SQLException, IOException {
        OptionalInt customer = Numbers.customerOf(number);
        if (customer.isEmpty() || !world.cis().delete(number)) {
            throw new Refusal(404, "There is no customer " + number + ".");
        }
        actions.perform(Actions.action("delete-customer").put("customer", customer.getAsInt()));
    }

    /** Cuts an account off for debt, in billing and in the customer system. */
    void cutForDebt(String accountNumber, JsonNode fields) throws SQLException, IOException {
        int account = account(accountNumber);
        long amount = Fields.number(fields, "amountFen").orElse(DEFAULT_DEBT_FEN);
        if (amount < 2) {
            throw new Refusal(400, "The field amountFen must be at least 2, not " + amount + ".");
        }
        actions.perform(Actions.action("cut-for-debt").put("account", account).put("amountFen", amount));
        world.cis().cutOff(accountNumber, true);
    }

    /** Pays whatever an account owes and has it connected again. */
    void pay(String accountNumber) throws SQLException, IOException {
        int account = account(accountNumber);
        actions.perform(Actions.action("pay").put("account", account));
        world.cis().cutOff(accountNumber, false);
    }

    /** The number of the customer to whom an account belongs. */
    String customerOf(String accountNumber) {
        return Numbers.customer(world.customerOf(account(accountNumber)));
    }

    private int account(String number) {
        OptionalInt account = Numbers.accountOf(number);
        if (account.isEmpty() || !world.accountExists(account.getAsInt())) {
            throw new Refusal(404, "There is no account " + number + ".");
        }
        return account.getAsInt();
    }

    private static Column column(String field) {
        Column column = COLUMNS.get(field);
        if (column == null) {
            throw new Refusal(
                    400,
                    "There is no field " + field + "; there are " + List.copyOf(COLUMNS.keySet()) + " and address.");
        }
        return column;
    }

    private static String value(JsonNode fields, String field) {
        String value = Fields.text(fields, field).orElse("");
        if (!value.matches(column(field).form())) {
            throw new Refusal(400, "The field " + field + " cannot be " + value + ".");
        }
        return value;
    }
}
