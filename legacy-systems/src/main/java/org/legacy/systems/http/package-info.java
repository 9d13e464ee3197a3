/**
 * A small HTTP service with JSON answers, on the loopback address only.
 * Billing, GIS and the control port each use one.
 */
package org.legacy.systems.http;
