/**
 * Stories through a browser against the whole product as {@code ./run} starts it; one start for all of them.
 * A story gets a {@link org.switchboard.launcher.Workbench} and {@link Windows} as parameters.
 */
package org.switchboard.acceptance.browser;
