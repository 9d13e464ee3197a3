/**
 * Turns what a service refuses into a sentence on the page, in the language of the page.
 * An internal error is not a refusal: it leads to the error page.
 */
package org.switchboard.web.refusal;
