package org.switchboard.deadline.model;

import java.time.Duration;

/**
 * The deadlines of a kind.
 *
 * @param waiting those that are not set aside, due or not
 * @param late how long the oldest of them has been due
 */
public record DeadlineCount(String kind, long waiting, Duration late, long setAside) {}
