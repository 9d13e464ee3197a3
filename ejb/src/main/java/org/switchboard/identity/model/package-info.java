/**
 * Records of one person, pairs to review, and merges.
 */
package org.switchboard.identity.model;
