/**
 * Lists and the values of queries: how much, from where, and which values a parameter may have.
 */
package org.switchboard.web.api.list;
