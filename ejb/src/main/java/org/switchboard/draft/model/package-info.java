/**
 * Text that has been typed and not yet sent.
 */
package org.switchboard.draft.model;
