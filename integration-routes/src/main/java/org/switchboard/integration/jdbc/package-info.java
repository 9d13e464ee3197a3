/**
 * What the Kamelet {@code jdbc-incremental-source} needs beside Camel's own JDBC component: connections with time
 * limits, the statement of each page, and where to go on.
 */
package org.switchboard.integration.jdbc;
