/** What is known about one person, given out and erased; and how long each table keeps personal data. */
package org.switchboard.privacy;
