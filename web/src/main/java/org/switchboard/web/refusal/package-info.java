/**
 * Turns what a service refuses into a sentence on the page, in the language of the page.
 * A fault of ours is not a refusal: it goes on to the error page.
 */
package org.switchboard.web.refusal;
