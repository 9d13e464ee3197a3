/**
 * What sources over HTTP have in common: addresses, and how a service is shown who asks.
 */
package org.switchboard.integration.http;
