/**
 * Who changed what and who looked at whom: entries that one interceptor writes around services, the budget of reading, and
 * the chain that shows tampering.
 */
package org.switchboard.audit;
