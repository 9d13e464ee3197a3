package org.switchboard.web.api.source;

import jakarta.ws.rs.QueryParam;
import org.switchboard.source.model.RejectedFilter;
import org.switchboard.web.api.list.KnownRecordType;
import org.switchboard.web.api.list.QueryValue;

/** Which rejected records a call is about; what is not given is not asked for. */
public class RejectedQuery {

    @QueryParam("source")
    String source;

    @QueryParam("recordType")
    String recordType;

    @QueryParam("field")
    String field;

    @QueryParam("reason")
    String reason;

    @QueryParam("since")
    String since;

    @QueryParam("until")
    String until;

    RejectedFilter filter() {
        return new RejectedFilter(
                QueryValue.given(source),
                QueryValue.given(recordType).map(KnownRecordType::named),
                QueryValue.given(field),
                QueryValue.given(reason),
                QueryValue.instant("since", since),
                QueryValue.instant("until", until));
    }
}
