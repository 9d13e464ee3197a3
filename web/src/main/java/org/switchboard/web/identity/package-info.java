/**
 * The page on which people decide who is whom: pairs side by side, and merges with their way back.
 */
package org.switchboard.web.identity;
