/**
 * What a deadline is, and one that failed too often.
 */
package org.switchboard.deadline.model;
