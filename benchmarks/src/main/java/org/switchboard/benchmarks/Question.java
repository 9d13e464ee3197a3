package org.switchboard.benchmarks;

/**
 * One thing to ask.
 *
 * @param kind for figures by kind, e.g. "pinyin"
 * @param path below {@code /api/v1/}
 */
record Question(String kind, String path) {}
