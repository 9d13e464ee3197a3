/**
 * Starts and stops the one Camel context with the server, and puts together what runs in it ({@code runtime}) and where
 * it comes from ({@code routefile}).
 */
package org.switchboard.integration.camel;
