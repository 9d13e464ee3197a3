/**
 * Whether this node could start: what its server.xml and settings must hold, and the reason for which it waits for an operator.
 * Start-up beans run under {@link org.switchboard.node.StartGuard}.
 */
package org.switchboard.node;
