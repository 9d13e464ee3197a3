/**
 * The gate before each system: a TCP relay that can be slow, hang, be killed or send garbage.
 * One mechanism gives the same faults to every protocol.
 */
package org.legacy.systems.gate;
