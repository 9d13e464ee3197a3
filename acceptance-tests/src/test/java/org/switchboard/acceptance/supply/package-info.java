/** What the built EAR consists of. */
package org.switchboard.acceptance.supply;
