/** What an operator gets: the libraries of the EAR, and the settings as documented. */
package org.switchboard.acceptance.supply;
