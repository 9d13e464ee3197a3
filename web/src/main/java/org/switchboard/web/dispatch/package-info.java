/**
 * The dispatcher's page: the queue of repair orders, the one that is open, and the people to call back.
 * What may follow on what is the service's to say; the page offers only that.
 */
package org.switchboard.web.dispatch;
