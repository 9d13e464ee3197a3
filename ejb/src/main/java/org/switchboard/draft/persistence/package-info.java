/** The table of drafts. */
package org.switchboard.draft.persistence;
