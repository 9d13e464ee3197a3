/**
 * The interface for programs, {@code /api/v1}: one resource a feature, each call open to named roles only.
 * What programs may rely on is written down in docs/api.md; resources translate and decide nothing.
 */
package org.switchboard.web.api;
