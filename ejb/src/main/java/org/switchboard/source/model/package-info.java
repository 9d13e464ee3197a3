/**
 * Feeds, route files, rejected records and initial loads, as services and tables exchange them.
 */
package org.switchboard.source.model;
