/**
 * What the tests inside the server need: database, server directory, one deployment for all of them.
 * Arquillian loads it as an extension; nothing here runs inside the server.
 */
package org.switchboard.acceptance.container.setup;
