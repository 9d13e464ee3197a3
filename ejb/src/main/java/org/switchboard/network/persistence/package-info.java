/**
 * How network elements lie in their table, and the recursive queries over the tree.
 */
package org.switchboard.network.persistence;
