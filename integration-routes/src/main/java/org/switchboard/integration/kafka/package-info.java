/**
 * Kafka: a member of a consumer group, whose offsets are committed once their records are stored. The Kamelet
 * {@code kafka-source} is built on it.
 */
package org.switchboard.integration.kafka;
