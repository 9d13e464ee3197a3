/**
 * An article and its editions, the form in which it is written, and what the search must be able to do.
 */
package org.switchboard.knowledge.model;
