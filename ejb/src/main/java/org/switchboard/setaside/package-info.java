/**
 * Events that groups failed to handle too often, for people: list, replay, discard; and groups that nobody needs any more. It is apart from {@code event}, which
 * knows no actors.
 */
package org.switchboard.setaside;
