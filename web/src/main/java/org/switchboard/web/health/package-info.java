/**
 * Whether this node is alive, has started, and can do its work; for load balancers and orchestrators, without login.
 * Does not cover the sources: a node without any responding source is ready.
 */
package org.switchboard.web.health;
