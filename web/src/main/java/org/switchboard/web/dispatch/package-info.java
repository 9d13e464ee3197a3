/**
 * The dispatcher's page: the queue of repair orders, the one that is open, and the people to call back.
 * The service decides which step may follow which; the page offers only that.
 */
package org.switchboard.web.dispatch;
