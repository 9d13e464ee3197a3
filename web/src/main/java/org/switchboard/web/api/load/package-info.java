/**
 * Initial loads of sources as a program asks for them and follows them; the command {@code ./sources load} is one.
 */
package org.switchboard.web.api.load;
