/** The audit for programs: entries by user, customer, kind and time, and the verification of the chain. */
package org.switchboard.web.api.audit;
