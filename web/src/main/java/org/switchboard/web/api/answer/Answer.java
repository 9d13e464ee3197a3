package org.switchboard.web.api.answer;

/** A record that is the body of an answer. Its component names are names that programs rely on. */
public interface Answer {}
