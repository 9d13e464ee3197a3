package org.switchboard.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The ports of one whole, all on the loopback interface.
 *
 * @param https where people and programs reach Switchboard
 * @param database our own PostgreSQL
 * @param control the legacy systems' control port
 */
public record Ports(
        int https,
        int database,
        int control,
        int billing,
        int gis,
        int cis,
        int scada,
        int works,
        int contacts,
        int meters) {

    private static final String RANGE = "switchboard.ports";

    /** What {@code ./run} uses: the same every time, so that bookmarks and the README hold. */
    public static Ports standard() {
        return new Ports(9443, 25432, 18080, 18081, 18082, 15432, 12404, 18083, 12022, 11883);
    }

    /** Ten ports in a row. */
    public static Ports from(int first) {
        return new Ports(
                first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6, first + 7, first + 8,
                first + 9);
    }

    /**
     * Ten free ports below the range that the kernel hands out for outgoing connections (so that none of these takes
     * one in the meantime), or in the range given by the system property {@code switchboard.ports}, e.g. 21000-21999.
     */
    public static Ports free() {
        String[] range = System.getProperty(RANGE, "20000-29999").split("-");
        int first = Integer.parseInt(range[0]);
        int last = Integer.parseInt(range[1]);
        int offset = ThreadLocalRandom.current().nextInt(last - first + 1);
        PrimitiveIterator.OfInt free = IntStream.rangeClosed(0, last - first)
                .map(each -> first + (offset + each) % (last - first + 1))
                .filter(Ports::isFree)
                .limit(10)
                .iterator();
        return new Ports(
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt(),
                free.nextInt());
    }

    public Ports withHttps(int port) {
        return new Ports(port, database, control, billing, gis, cis, scada, works, contacts, meters);
    }

    /**
     * Asks for every port before anything is started.
     *
     * @throws LaunchFailure naming the first port that another program holds and the way out
     */
    void mustBeFree() {
        named().forEach((use, port) -> {
            if (!isFree(port)) {
                String option = port == https ? "--port" : "--ports-from";
                throw new LaunchFailure("Port " + port + ", meant for " + use
                        + ", is taken by another program; end that program, or choose another port with " + option
                        + " N.");
            }
        });
    }

    private Map<String, Integer> named() {
        Map<String, Integer> named = new LinkedHashMap<>();
        named.put("the web server", https);
        named.put("the database", database);
        named.put("the legacy systems' control", control);
        named.put("the billing system", billing);
        named.put("the GIS", gis);
        named.put("the CIS", cis);
        named.put("the SCADA", scada);
        named.put("the dispatching of crews", works);
        named.put("the contact log", contacts);
        named.put("the meter head-end", meters);
        return named;
    }

    static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            // a port whose last connections are still in TIME_WAIT is free for a server
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
