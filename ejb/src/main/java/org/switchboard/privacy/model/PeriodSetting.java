package org.switchboard.privacy.model;

/** How many days a period has on this site. */
public record PeriodSetting(RetentionPeriod period, int days) {}
