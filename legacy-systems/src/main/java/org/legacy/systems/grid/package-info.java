/**
 * The live state of the network: which switches are open, what has failed, what is cut off for planned work.
 * From it follow who is dark and why, and what flows through each feeder.
 */
package org.legacy.systems.grid;
