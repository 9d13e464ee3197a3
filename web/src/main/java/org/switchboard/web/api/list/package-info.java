/**
 * Lists and the values of queries: how much, from where, and what may stand in a parameter.
 */
package org.switchboard.web.api.list;
