/**
 * Kafka: a member of a consumer group, whose offsets are committed once their records are stored. The Kamelet
 * {@code kafka-source} stands on it.
 */
package org.switchboard.integration.kafka;
