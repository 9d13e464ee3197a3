/**
 * The last step of every source's route: records of any shape become canonical through the site's mapping and go to
 * the intake in batches. The Kamelet {@code intake-sink} is built on it.
 */
package org.switchboard.integration.intake;
