/**
 * A Camel component for the controlling side of IEC 60870-5-104: one connection for all information objects of a station.
 * Built on Eclipse NeoSCADA; camel-iec60870 would need one endpoint for each object address.
 */
package org.switchboard.integration.iec104;
