/** Sessions of pages: who they belong to, how long they last, and their end on every node. */
package org.switchboard.web.session;
