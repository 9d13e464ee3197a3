/**
 * Stories told through the interface for programs and the control port of the legacy systems, without a browser.
 * What the systems truly hold is asked there, never assumed; those that break something mend it afterwards.
 */
package org.switchboard.acceptance.story;
