/**
 * The limits set by the company or by law, and public numbers: policies with a first day in force.
 * They come from the configuration folder; other features name them by key.
 */
package org.switchboard.servicelevel;
