package org.switchboard.web.api.load;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.switchboard.shared.BusinessException;
import org.switchboard.source.RecordType;
import org.switchboard.source.model.FeedId;

/**
 * What is sent to ask for an initial load.
 *
 * @param file the name of the route file
 * @param feeds those that its routes fill
 */
public record InitialLoadRequest(
        @NotBlank @Size(max = 200) String file,
        @NotNull @Size(max = 100) List<@NotNull @Valid Feed> feeds) {

    /** @param name the name of the feed, which distinguishes several of one record type */
    public record Feed(
            @NotBlank String source,
            @NotBlank String name,
            @NotBlank String recordType) {

        private FeedId id() {
            RecordType type = RecordType.named(recordType)
                    .orElseThrow(
                            () -> new BusinessException("record-type-not-kept", "recordType", recordType, recordType));
            return new FeedId(source, name, type);
        }
    }

    Set<FeedId> feedIds() {
        return feeds.stream().map(Feed::id).collect(Collectors.toSet());
    }
}
