/**
 * Records of one person from several systems become one customer: what joins them, what keeps them apart, who decides, and
 * how each merge is taken back whole. Records themselves are never changed by it.
 */
package org.switchboard.identity;
