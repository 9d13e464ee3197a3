/**
 * The control port: injects faults, changes records, and gives the ground truth of the legacy systems. Its changes are
 * written to a journal and repeated at the next start.
 */
package org.legacy.systems.control;
