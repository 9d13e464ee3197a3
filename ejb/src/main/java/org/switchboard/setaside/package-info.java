/**
 * Events that groups failed to handle too often, for people: list, replay, discard. It is apart from {@code event}, which
 * knows no actors.
 */
package org.switchboard.setaside;
