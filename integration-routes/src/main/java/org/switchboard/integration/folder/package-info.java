/** The operator's folder of route, mapping, code table and property files. */
package org.switchboard.integration.folder;
