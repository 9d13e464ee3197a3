/**
 * The control port: injects faults, changes records, and tells the truth about the estate.
 * What it changed is written to a journal and done again at the next start.
 */
package org.legacy.estate.control;
