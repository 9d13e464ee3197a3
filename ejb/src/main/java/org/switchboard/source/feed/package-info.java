/** Feeds: their state, update intervals and lag, pauses of sources, and which node polls. */
package org.switchboard.source.feed;
