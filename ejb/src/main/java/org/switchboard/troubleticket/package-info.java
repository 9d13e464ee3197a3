/**
 * What a customer wants seen to, from the first call until it is closed: faults, enquiries, complaints and the rest
 * (TM Forum TMF621). The first agent stays its owner; whoever was promised a call when supply is back gets one.
 */
package org.switchboard.troubleticket;
