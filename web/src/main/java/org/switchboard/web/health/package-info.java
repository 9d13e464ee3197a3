/**
 * Whether this node lives, has started, and can do its work; for load balancers and orchestrators, without login.
 * Says nothing of the sources: a node whose sources are all silent is as ready as any other.
 */
package org.switchboard.web.health;
