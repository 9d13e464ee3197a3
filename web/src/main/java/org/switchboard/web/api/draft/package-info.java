/** {@code /api/v1/drafts}: the caller's own drafts. */
package org.switchboard.web.api.draft;
