/**
 * How facts are worded on the screens: ages, moments, money, and records in page expressions.
 * Everything here depends on the reader's language and the site's time zone, and on nothing else.
 */
package org.switchboard.web.wording;
