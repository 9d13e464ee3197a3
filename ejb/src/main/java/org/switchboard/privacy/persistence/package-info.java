/** The statements over all tables with personal data. */
package org.switchboard.privacy.persistence;
