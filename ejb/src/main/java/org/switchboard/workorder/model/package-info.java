/**
 * A repair order, its history, and the rules of its states and its priority.
 */
package org.switchboard.workorder.model;
