package org.switchboard.integration.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.switchboard.integration.http.Address;

/** How a service says where its list goes on; a bean whose properties are the Kamelet's parameters. */
public class Paging {

    private enum Way {
        NONE,
        NEXT_LINK,
        PAGE_NUMBER,
        OFFSET,
        CURSOR
    }

    private Way way = Way.NONE;
    private JsonPointer nextLink = JsonPointer.empty();
    private String pageParameter = "";
    private int firstPage;
    private int pageStep = 1;
    private String sizeParameter = "";
    private int pageSize;
    private String cursorParameter = "";
    private JsonPointer cursor = JsonPointer.empty();

    /**
     * What came back for one page.
     *
     * @param number of the page within its poll, from 0
     * @param read items of this poll so far, those of this page included
     * @param total how many the service says there are
     * @param links the values of the header Link
     */
    record Page(
            URI address, int number, JsonNode answer, int items, long read, OptionalLong total, List<String> links) {}

    /** @throws IllegalArgumentException with a sentence, when a parameter is missing */
    public void ready() {
        if (way == Way.CURSOR && cursor.matches()) {
            throw new IllegalArgumentException(
                    "Paging by cursor needs the parameter cursor, which says where in an answer the next one is");
        }
    }

    URI first(URI list) {
        URI sized = sizeParameter.isBlank() ? list : Address.with(list, sizeParameter, String.valueOf(pageSize));
        return way == Way.PAGE_NUMBER || way == Way.OFFSET
                ? Address.with(sized, pageParameter, String.valueOf(firstPage))
                : sized;
    }

    /**
     * The next page; empty when this was the last one.
     *
     * @throws InvalidListAnswer when it says something that is no address
     */
    Optional<URI> after(Page page) {
        return switch (way) {
            case NONE -> Optional.empty();
            case NEXT_LINK -> link(page).map(link -> resolved(page.address(), link));
            case PAGE_NUMBER ->
                isLast(page)
                        ? Optional.empty()
                        : Optional.of(Address.with(
                                page.address(),
                                pageParameter,
                                String.valueOf(firstPage + (page.number() + 1L) * pageStep)));
            case OFFSET -> isLastByTotal(page) ? Optional.empty() : Optional.of(offset(page));
            case CURSOR ->
                page.items() == 0
                        ? Optional.empty()
                        : text(page.answer().at(cursor))
                                .map(next -> Address.with(page.address(), cursorParameter, next));
        };
    }

    /** A service may give less than it was asked for and still have more, so its total counts where it says one. */
    private boolean isLastByTotal(Page page) {
        return page.total().isPresent()
                ? page.items() == 0 || page.read() >= page.total().getAsLong()
                : isLast(page);
    }

    private URI offset(Page page) {
        return Address.with(page.address(), pageParameter, String.valueOf(firstPage + page.read()));
    }

    private boolean isLast(Page page) {
        return page.items() == 0 || !sizeParameter.isBlank() && page.items() < pageSize;
    }

    private Optional<String> link(Page page) {
        return nextLink.matches()
                ? LinkHeader.next(page.links())
                : text(page.answer().at(nextLink));
    }

    private static Optional<String> text(JsonNode value) {
        return Optional.of(value)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private static URI resolved(URI page, String link) {
        try {
            return page.resolve(link);
        } catch (IllegalArgumentException noAddress) {
            throw new InvalidListAnswer("The link to the next page is no address: " + link + ".", noAddress);
        }
    }

    public void setPaging(String paging) {
        this.way = Way.valueOf(paging.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** JSON pointer; without one the header Link counts. */
    public void setNextLink(String nextLink) {
        this.nextLink = JsonPointer.compile(nextLink);
    }

    public void setPageParameter(String pageParameter) {
        this.pageParameter = pageParameter;
    }

    public void setFirstPage(int firstPage) {
        this.firstPage = firstPage;
    }

    public void setPageStep(int pageStep) {
        this.pageStep = pageStep;
    }

    public void setSizeParameter(String sizeParameter) {
        this.sizeParameter = sizeParameter;
    }

    public void setPageSize(int pageSize) {
        this.pageSize = pageSize;
    }

    public void setCursorParameter(String cursorParameter) {
        this.cursorParameter = cursorParameter;
    }

    /** JSON pointer. */
    public void setCursor(String cursor) {
        this.cursor = JsonPointer.compile(cursor);
    }
}
