/**
 * The command {@code ./sources}: checks and tries route files with the server's own code, and asks the server for what
 * only it knows. Files are changed here, on the operator's side; no page does.
 */
package org.switchboard.sources;
