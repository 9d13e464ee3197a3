package org.switchboard.customer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.switchboard.customer.model.CustomerField;
import org.switchboard.shared.OperatorFiles;

/**
 * Whose word counts before whose: {@code identity.properties} of the configuration folder names sources, the first before
 * the second, for all fields ({@code source-priority}) or for one ({@code source-priority.telephones}). Sources that are
 * not named come after those that are, and before one another by freshness.
 */
@ApplicationScoped
public class SourcePriority {

    private static final String FILE = "identity.properties";
    private static final String KEY = "source-priority";

    private OperatorFiles files;

    protected SourcePriority() {
        // for the container's proxy
    }

    @Inject
    public SourcePriority(OperatorFiles files) {
        this.files = files;
    }

    /** The lower, the more the source's word counts. */
    int of(CustomerField field, String source) {
        Properties settings = files.named(FILE);
        String sources = settings.getProperty(KEY + "." + field.wireName(), settings.getProperty(KEY, ""));
        List<String> order =
                Arrays.stream(sources.split(",")).map(String::strip).toList();
        int place = order.indexOf(source);
        return place < 0 ? Integer.MAX_VALUE : place;
    }
}
