/**
 * MQTT 5: a lasting session with a broker, whose messages are acknowledged once they are stored. The Kamelet
 * {@code mqtt5-source} is built on it.
 */
package org.switchboard.integration.mqtt5;
