/**
 * The limits that the company promises or the law sets, and public numbers: policies with a first day in force.
 * They come from the configuration folder; other features name them by key.
 */
package org.switchboard.servicelevel;
