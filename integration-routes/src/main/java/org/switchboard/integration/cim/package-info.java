/**
 * Network models of the Common Information Model (IEC 61970/61968) in RDF/XML: read, and made a tree of network elements
 * as the network is normally run.
 */
package org.switchboard.integration.cim;
