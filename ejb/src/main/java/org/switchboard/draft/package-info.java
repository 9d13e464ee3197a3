/**
 * Drafts: what a user has typed into a form and not yet sent, per user and matter, kept on the server while they type.
 * The action that uses a draft ends it.
 */
package org.switchboard.draft;
