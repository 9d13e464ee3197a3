package org.switchboard.integration.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.camel.Exchange;
import org.switchboard.integration.camel.runtime.PollingRead;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.http.Address;
import org.switchboard.integration.http.SignIn;
import org.switchboard.integration.intake.IntakeHeaders;

/**
 * Reads the list of a JSON service, poll by poll and page by page. The Kamelet calls {@link #begin}, then for each page
 * {@link #nextPage}, Camel's HTTP component and {@link #page}, and {@link #end} at last. Where the list is complete
 * each time, it also sends the messages of a key reconciliation.
 *
 * <p>Where items have a change time and the service can filter by it, a poll requests changes since the newest stored
 * one. It steps back by the overlap as long as that change is recent. The watermark moves when the last page is stored.
 */
public class JsonRead extends PollingRead<JsonRead.Poll> {

    /** Exchange property: whether this poll reads all the keys that the source has. */
    public static final String RECONCILES = "SwitchboardReconciles";

    private static final int FIRST_TWO = 2;

    private String url;
    private Map<String, String> query = Map.of();
    private String fields = "";
    private JsonPointer items = JsonPointer.empty();
    private Paging paging;
    private SignIn signIn;
    private String sinceParameter = "";
    private String changedField = "";
    private String sinceForm = "iso";
    private int pageLimit;
    private long bodyLimit;
    private boolean completeList;
    private int sweepLimit;

    /** What one poll remembers from page to page. */
    static final class Poll {
        private final Set<URI> seen = new HashSet<>();
        private final boolean reconciles;
        private URI next;
        private Optional<Instant> newest;
        private List<JsonNode> records = List.of();
        private long read;

        Poll(URI first, Optional<Instant> stored, boolean reconciles) {
            this.next = first;
            this.newest = stored;
            this.reconciles = reconciles;
        }
    }

    /** @throws IllegalArgumentException with a sentence, when the parameters do not go together */
    public void ready() {
        if (sinceParameter.isBlank() != changedField.isBlank()) {
            throw new IllegalArgumentException("To read only what is new, both sinceParameter and changedField are"
                    + " needed: how to ask, and where an item says when it was changed");
        }
        if (completeList && !sinceParameter.isBlank()) {
            throw new IllegalArgumentException(
                    "A list of only what is new is not complete: leave out completeList or sinceParameter");
        }
    }

    @Override
    protected Poll newPoll(Exchange exchange) {
        Optional<Instant> stored =
                changes().areAskedFor() ? storedWatermark(exchange).map(Instant::parse) : Optional.empty();
        Optional<Instant> requested = stored.isPresent() ? backfillSince(exchange) : Optional.empty();
        boolean reconciles = completeList && isReconciliationDue(exchange);
        exchange.setProperty(RECONCILES, reconciles);
        return new Poll(firstPage(requested.or(() -> stored.map(this::startFrom))), stored, reconciles);
    }

    /** Asks for the next page. */
    public void nextPage(Exchange exchange) {
        if (stopsBeforeNextPage(exchange)) {
            return;
        }
        Poll poll = poll(exchange);
        if (!poll.seen.add(poll.next)) {
            throw new InvalidListAnswer("The pages repeat: " + poll.next.getPath() + " comes a second time.");
        }
        if (poll.seen.size() > pageLimit) {
            throw new InvalidListAnswer("The list has more than the " + pageLimit + " pages that it may have.");
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, "GET");
        exchange.getMessage().setHeader(Exchange.HTTP_URI, Address.withoutQuery(poll.next));
        Optional.ofNullable(poll.next.getRawQuery())
                .ifPresent(asked -> exchange.getMessage().setHeader(Exchange.HTTP_RAW_QUERY, asked));
        exchange.getMessage().setHeader("Accept", "application/json");
        signIn.to(exchange.getMessage());
        exchange.getMessage().setBody(null);
    }

    /** Takes the items out of the answer. */
    public void page(Exchange exchange) throws IOException {
        Poll poll = poll(exchange);
        String contentType = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, "", String.class);
        List<String> links = links(exchange.getMessage().getHeader("Link"));
        OptionalLong total = total(exchange.getMessage().getHeader("X-Total-Count", "", String.class));
        JsonNode answer = AnswerBody.parse(exchange.getMessage().getBody(InputStream.class), contentType, bodyLimit);
        List<JsonNode> records = items(answer);
        boolean again = !records.isEmpty() && records.equals(poll.records);
        if (again && poll.seen.size() <= FIRST_TWO) {
            throw new InvalidListAnswer(
                    "The first two pages are the same: the service does not know the parameter for the page.");
        }
        poll.records = records;
        Optional<Instant> ahead = Optional.empty();
        for (JsonNode record : records) {
            Optional<Instant> change = changeOf(record);
            if (change.filter(this::isAhead).isPresent()) {
                ahead = newest(ahead, change);
            } else {
                poll.newest = newest(poll.newest, change);
            }
        }
        ahead.ifPresent(furthest -> noteAhead(exchange, furthest.toString()));
        poll.read += records.size();
        // a service that knows the parameter may give its last page again for one behind it
        Optional<URI> next = again
                ? Optional.empty()
                : paging.after(new Paging.Page(
                        poll.next, poll.seen.size() - 1, answer, records.size(), poll.read, total, links));
        next.ifPresent(this::requireSameOrigin);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(records);
        if (next.isPresent()) {
            poll.next = next.get();
        } else {
            poll.newest.ifPresent(
                    moment -> exchange.getMessage().setHeader(IntakeHeaders.WATERMARK, moment.toString()));
        }
        more(exchange, next.isPresent());
    }

    /** Before the first page of a poll that reads all keys. */
    public void beginReconciliation(Exchange exchange) {
        setReconciliationMessage(exchange, IntakeHeaders.RECONCILIATION_BEGIN, List.of());
    }

    /** After each page. */
    public void reconcileKeys(Exchange exchange) {
        setReconciliationMessage(exchange, IntakeHeaders.RECONCILIATION_KEYS, poll(exchange).records);
    }

    /** After the last page. */
    public void endReconciliation(Exchange exchange) {
        setReconciliationMessage(exchange, IntakeHeaders.RECONCILIATION_END, List.of());
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION_LIMIT, sweepLimit);
        exchange.getMessage()
                .setHeader(
                        IntakeHeaders.RECONCILIATION_TWICE, poll(exchange).seen.size() > 1);
    }

    @Override
    protected Optional<String> reached(Poll poll) {
        return poll.newest.map(Instant::toString);
    }

    private static void setReconciliationMessage(Exchange exchange, String part, List<?> body) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(IntakeHeaders.RECONCILIATION, part);
        exchange.getMessage().setBody(body);
    }

    private boolean isReconciliationDue(Exchange exchange) {
        SourceServices services = SourceServices.of(exchange.getContext());
        return services.keyReconciliation().isDue(services.routeFeeds().only(exchange), Duration.ZERO);
    }

    private URI firstPage(Optional<Instant> since) {
        URI list = URI.create(url);
        for (Map.Entry<String, String> parameter : query.entrySet()) {
            list = Address.with(list, parameter.getKey(), parameter.getValue());
        }
        URI asked = fields.isBlank() ? list : Address.with(list, "fields", fields);
        Changes changes = changes();
        return paging.first(since.map(moment -> Address.with(asked, changes.parameter(), changes.text(moment)))
                .orElse(asked));
    }

    /** Services differ in whether the time itself is included, so a stable one is requested again. */
    private Instant startFrom(Instant stored) {
        return isStable(stored.toString()) ? stored : stored.minus(overlap());
    }

    private List<JsonNode> items(JsonNode answer) {
        JsonNode list = answer.at(items);
        if (!list.isArray()) {
            throw new InvalidListAnswer(
                    items.matches()
                            ? "The answer is no list; the parameter items must say where in it the list is."
                            : "The answer holds no list at " + items + ".");
        }
        List<JsonNode> records = new ArrayList<>(list.size());
        list.forEach(records::add);
        return records;
    }

    private Optional<Instant> changeOf(JsonNode record) {
        Changes changes = changes();
        return changes.areAskedFor() ? changes.of(record) : Optional.empty();
    }

    private static Optional<Instant> newest(Optional<Instant> one, Optional<Instant> other) {
        return other.isEmpty() || one.isPresent() && one.get().isAfter(other.get()) ? one : other;
    }

    private void requireSameOrigin(URI next) {
        if (!Address.sameOrigin(URI.create(url), next)) {
            throw new InvalidListAnswer("The next page is said to be on another server, " + next.getScheme() + "://"
                    + next.getRawAuthority() + "; it is not asked, since it would see the credentials.");
        }
    }

    private static OptionalLong total(String header) {
        return header.strip().matches("[0-9]{1,18}")
                ? OptionalLong.of(Long.parseLong(header.strip()))
                : OptionalLong.empty();
    }

    private static List<String> links(Object header) {
        List<String> values = new ArrayList<>();
        if (header instanceof Iterable<?> several) {
            several.forEach(value -> values.add(String.valueOf(value)));
        } else if (header != null) {
            values.add(String.valueOf(header));
        }
        return values;
    }

    private Changes changes() {
        return new Changes(sinceParameter, JsonPointer.compile(changedField), sinceForm);
    }

    public void setUrl(String url) {
        this.url = url;
    }

    /**
     * As in {@code status=open,area=north}, values as plain text.
     *
     * @throws IllegalArgumentException with a sentence, when it is something else
     */
    public void setQuery(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isBlank() ? new String[0] : query.split(",")) {
            int mark = pair.indexOf('=');
            if (mark < 1) {
                throw new IllegalArgumentException(
                        "\"" + pair.strip() + "\" is not a parameter of a query, as in status=open,area=north");
            }
            parameters.put(
                    pair.substring(0, mark).strip(), pair.substring(mark + 1).strip());
        }
        this.query = parameters;
    }

    /** The fields of an item that are asked for, as TM Forum's interfaces want them; blank for all. */
    public void setFields(String fields) {
        this.fields = fields;
    }

    /** JSON pointer; empty when the answer is the list itself. */
    public void setItems(String items) {
        this.items = JsonPointer.compile(items);
    }

    public void setPaging(Paging paging) {
        this.paging = paging;
    }

    public void setSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    public void setSinceParameter(String sinceParameter) {
        this.sinceParameter = sinceParameter;
    }

    /** JSON pointer into an item. */
    public void setChangedField(String changedField) {
        this.changedField = changedField;
    }

    public void setSinceForm(String sinceForm) {
        this.sinceForm = sinceForm;
    }

    /** The most pages a poll. */
    public void setPageLimit(int pageLimit) {
        this.pageLimit = pageLimit;
    }

    /** The most bytes an answer. */
    public void setBodyLimit(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    public void setCompleteList(boolean completeList) {
        this.completeList = completeList;
    }

    /** How many percent of the records may be missing at once. */
    public void setSweepLimit(int sweepLimit) {
        this.sweepLimit = sweepLimit;
    }
}
