/**
 * What an integrator does with a route file before it is in force: check it, and read records for real. Nothing is stored
 * and nothing is changed, here or at the source.
 */
@Vetoed // stand-ins for services of the application, which the server must never find
package org.switchboard.integration.trial;

import jakarta.enterprise.inject.Vetoed;
