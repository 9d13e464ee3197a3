/**
 * The fictional city: its people, streets and network, all derived by arithmetic from a seed.
 * Nothing is kept in memory a customer, so a million of them cost no more than two thousand.
 */
package org.legacy.systems.city;
