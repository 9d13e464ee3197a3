/**
 * A user and the rules around a password: how it is kept, what it must be, what repeated failures cost.
 */
package org.switchboard.access.model;
