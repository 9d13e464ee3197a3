/**
 * What a customer wants seen to, from the first call until it is closed: faults, enquiries, complaints and the rest
 * (TM Forum TMF621). The first agent stays its owner; customers with an agreed callback are called when supply is restored.
 */
package org.switchboard.troubleticket;
