/** Failures as sentences for people: which exceptions have one, and what the others mean. */
package org.switchboard.integration.failure;
