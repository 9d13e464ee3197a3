/** What a user does with their own sign-in: the password, and the sessions of other browsers. */
package org.switchboard.web.account;
