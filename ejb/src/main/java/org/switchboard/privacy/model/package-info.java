/** What was exported, erased and deleted, and what must be kept. */
package org.switchboard.privacy.model;
