/**
 * What sources that speak by themselves have in common: a link that is kept for as long as its route runs, bounded
 * waiting, batches, and confirmation to the source only after the intake has stored them.
 */
package org.switchboard.integration.link;
