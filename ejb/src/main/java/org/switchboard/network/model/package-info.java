/**
 * Elements of the network, and the path from a substation to a usage point.
 */
package org.switchboard.network.model;
