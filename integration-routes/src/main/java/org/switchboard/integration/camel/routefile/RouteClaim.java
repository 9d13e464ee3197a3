package org.switchboard.integration.camel.routefile;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that one route alone can have, over all files.
 *
 * @param what a noun with its name, such as {@code route id crm}
 * @param line of the file; 0 when unknown
 */
public record RouteClaim(String what, int line) {

    private static final String IEC_104_PORT = "2404";

    /** What an external system gives to one reader only. */
    static Optional<RouteClaim> of(KameletUse use) {
        return switch (use.kamelet()) {
            case "iec104-source" ->
                value(use, "host")
                        .map(host -> claim(
                                use,
                                "IEC 104 line to " + host.toLowerCase(Locale.ROOT) + ":"
                                        + value(use, "port").orElse(IEC_104_PORT)
                                        + value(use, "commonAddress")
                                                .filter(address -> !address.equals("0"))
                                                .map(address -> ", common address " + address)
                                                .orElse("")));
            case "webhook-source" -> value(use, "name").map(name -> claim(use, "webhook " + name));
            case "postgres-changes-source" ->
                value(use, "slot")
                        .map(slot -> claim(
                                use,
                                "replication slot " + slot + " of "
                                        + value(use, "url").orElse("the database")));
            case "mqtt5-source" ->
                value(use, "clientId")
                        .map(id -> claim(
                                use,
                                "client id " + id + " at " + value(use, "url").orElse("the broker")));
            case KameletCatalog.OUTBOX ->
                value(use, "destination")
                        .map(name -> claim(
                                use,
                                "destination " + name + " for "
                                        + value(use, "recordType").orElse(RouteFileContent.ORDERS)));
            default -> Optional.empty();
        };
    }

    private static RouteClaim claim(KameletUse use, String what) {
        return new RouteClaim(what, Math.max(0, use.line()));
    }

    private static Optional<String> value(KameletUse use, String parameter) {
        return Optional.ofNullable(use.parameters().get(parameter)).filter(value -> !value.isBlank());
    }
}
