/**
 * What answers to programs have in common: every body is an {@code Answer}, a type of this interface and never a view of the domain.
 * Also the parts that answers of several features hold: a fact with its source, the key of a network element.
 */
package org.switchboard.web.api.answer;
