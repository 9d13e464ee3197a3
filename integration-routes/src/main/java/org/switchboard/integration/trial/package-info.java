/**
 * What an integrator does with a route file before it is in force: check it, and read records for real. Nothing is stored
 * and nothing is changed, here or at the source.
 */
package org.switchboard.integration.trial;
