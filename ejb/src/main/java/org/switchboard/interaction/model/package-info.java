/**
 * Contacts with a customer over each channel.
 */
package org.switchboard.interaction.model;
