/**
 * The dispatching system of the line crews, 外线派工 (FSD), in service since 1996: a SOAP service with its own numbers,
 * codes and local times. It accepts orders from the centre and reports the progress of the crews.
 */
package org.legacy.systems.works;
