/** What is refused before anything parses it: bodies, parameters and view states that are too large or no such thing. */
package org.switchboard.web.requestlimit;
