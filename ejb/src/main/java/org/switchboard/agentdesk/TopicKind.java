package org.switchboard.agentdesk;

import static org.switchboard.access.model.Permission.DISPATCH;
import static org.switchboard.access.model.Permission.EDIT_ARTICLES;
import static org.switchboard.access.model.Permission.HANDLE_CALLS;
import static org.switchboard.access.model.Permission.HANDLE_TICKETS;
import static org.switchboard.access.model.Permission.OPEN_ORDERS;
import static org.switchboard.access.model.Permission.SUPERVISE_SOURCES;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.switchboard.access.model.Actor;
import org.switchboard.access.model.Permission;
import org.switchboard.network.model.ElementKey;
import org.switchboard.source.RecordType;

/**
 * What a topic of a screen is about. A topic is the name of its kind and the subject, such as {@code customer/7}; a subject
 * is encoded as in an address, so that a topic holds neither blanks nor further slashes.
 */
public enum TopicKind {
    /** By the id of the record. */
    CUSTOMER("customer", HANDLE_CALLS),
    /** By source and key: two networks may use one key. */
    ELEMENT("element", HANDLE_CALLS),
    /** By type, source and key. */
    RECORD("record", HANDLE_CALLS),
    /** By source: whether its feeds meet their freshness objectives. */
    FEED("feed", HANDLE_CALLS),
    /** By number. */
    TICKET("ticket", HANDLE_TICKETS),
    /** By number. */
    ORDER("order", OPEN_ORDERS),
    /** Lists of tickets. All show how many open tickets there are of each sort, so that each ticket concerns them. */
    TICKET_QUEUE("queue/tickets", HANDLE_TICKETS),
    CALLBACK_QUEUE("queue/callbacks", HANDLE_TICKETS),
    /** Without a subject the orders of all areas, else those of one. */
    ORDER_QUEUE("queue/orders", DISPATCH),
    CREW_QUEUE("queue/crews", DISPATCH),
    /** By knowledge base: which articles are due for review. */
    ARTICLE_QUEUE("queue/articles", EDIT_ARTICLES),
    FEED_QUEUE("queue/feeds", SUPERVISE_SOURCES),
    /** Events and deadlines. */
    SET_ASIDE_QUEUE("queue/set-aside", SUPERVISE_SOURCES);

    private static final char SEPARATOR = '/';

    private static final String QUEUES = "queue/";

    private final String name;
    private final String all;
    private final Permission permission;

    TopicKind(String name, Permission permission) {
        this.name = name;
        this.all = name + SEPARATOR;
        this.permission = permission;
    }

    public String of(Object... subject) {
        return Stream.concat(
                        Stream.of(name),
                        Arrays.stream(subject)
                                .map(part -> URLEncoder.encode(String.valueOf(part), StandardCharsets.UTF_8)))
                .collect(Collectors.joining(String.valueOf(SEPARATOR)));
    }

    public static String element(ElementKey element) {
        return ELEMENT.of(element.source(), element.key());
    }

    public static String record(RecordType type, String source, String key) {
        return RECORD.of(type.wireName(), source, key);
    }

    /** Stands for every topic of this kind with a subject; no screen subscribes to it. */
    String all() {
        return all;
    }

    static boolean isAll(String topic) {
        return topic.charAt(topic.length() - 1) == SEPARATOR;
    }

    static Optional<TopicKind> ofTopic(String topic) {
        return Arrays.stream(values())
                .filter(kind -> topic.equals(kind.name) || topic.startsWith(kind.all))
                .findFirst();
    }

    /** Lists are notified less often than screens of one thing. */
    static boolean isQueue(String topic) {
        return topic.startsWith(QUEUES);
    }

    boolean includes(String topic) {
        return ofTopic(topic).filter(this::equals).isPresent();
    }

    /** The parts of the subject. */
    List<String> subject(String topic) {
        return topic.length() <= name.length()
                ? List.of()
                : Arrays.stream(topic.substring(name.length() + 1).split(String.valueOf(SEPARATOR)))
                        .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8))
                        .toList();
    }

    /** Whether the actor may see screens that show this; a list of orders, for the areas of the actor only. */
    static boolean maySee(String topic, Actor actor) {
        return ofTopic(topic)
                .filter(kind -> !isAll(topic) && actor.may(kind.permission))
                .filter(kind -> kind != ORDER_QUEUE || isOfAreas(kind.subject(topic), actor))
                .isPresent();
    }

    private static boolean isOfAreas(List<String> areas, Actor actor) {
        return actor.areas().isEmpty() || !areas.isEmpty() && actor.areas().containsAll(areas);
    }
}
