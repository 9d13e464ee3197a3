/** What all parts of the intake share: record types, sourced values, results, and the event of changed records. */
package org.switchboard.source;
