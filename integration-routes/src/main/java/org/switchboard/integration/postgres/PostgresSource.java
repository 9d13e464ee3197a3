package org.switchboard.integration.postgres;

import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.switchboard.integration.camel.runtime.SourceServices;
import org.switchboard.integration.link.Link;
import org.switchboard.integration.link.LinkLost;
import org.switchboard.integration.link.LinkSource;
import org.switchboard.source.model.FeedId;

/** The changes of a database, as a route listens to them. */
public class PostgresSource extends PostgresDatabase implements LinkSource, CamelContextAware {

    private CamelContext context;
    private String route;

    @Override
    public Link open() throws LinkLost, InterruptedException {
        SourceServices services = SourceServices.of(context);
        FeedId feed = services.routeFeeds().only(route);
        return ChangeLink.open(this, slotOf(feed), new FeedPlace(services.feeds(), feed));
    }

    /** Reads what is there, without a slot: one that nobody reads on would keep the database's log for ever. */
    @Override
    public Link openForTrial() throws LinkLost, InterruptedException {
        return ChangeLink.openForTrial(this);
    }

    /** Its only feed is the one whose place in the log counts. */
    public void setRoute(String route) {
        this.route = route;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }
}
