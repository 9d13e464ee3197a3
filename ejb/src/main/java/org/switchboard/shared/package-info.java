/**
 * The few value types that every feature needs and no feature owns.
 * A class that is merely hard to place does not belong here.
 */
package org.switchboard.shared;
