/**
 * OPC UA: a subscription with a server for the values of its variables, with their status and time. The Kamelet
 * {@code opcua-source} is built on it.
 */
package org.switchboard.integration.opcua;
