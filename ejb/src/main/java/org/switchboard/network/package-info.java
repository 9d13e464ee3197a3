/**
 * The network as a tree of power system resources, from substation to service point, as it is normally run.
 * Answers what lies upstream of a customer; what a switch does right now is answered by measurement.
 */
package org.switchboard.network;
