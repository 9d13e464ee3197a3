/**
 * The dispatching system of the line crews, 外线派工 (FSD), in service since 1996: a SOAP service with its own numbers,
 * codes and local times, that takes orders from the centre and says how far the crews are.
 */
package org.legacy.estate.works;
