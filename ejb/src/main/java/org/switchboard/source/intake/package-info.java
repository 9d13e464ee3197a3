/** Takes canonical records in: validates them, stores them by batched upsert, and keeps each with its source and time. */
package org.switchboard.source.intake;
