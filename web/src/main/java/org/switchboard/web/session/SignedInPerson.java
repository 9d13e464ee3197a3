package org.switchboard.web.session;

import java.util.Set;

/**
 * A person for whom a session begins.
 *
 * @param oneTimePassword whether they may do nothing but change it
 */
public record SignedInPerson(String name, Set<String> groups, Set<String> areas, boolean oneTimePassword) {}
