/**
 * The one database: the history of its schema, brought up to date before anything else starts, and set-based access.
 * Only persistence code of the features and the intake use it.
 */
package org.switchboard.database;
