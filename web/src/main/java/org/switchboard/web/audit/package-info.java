/** The audit for its reader: entries, alarms, and the verification of the chain. */
package org.switchboard.web.audit;
