/**
 * The GIS and outage system: the network, its telemetry and its outages as OGC API Features.
 * Its property names are its own.
 */
package org.legacy.systems.gis;
