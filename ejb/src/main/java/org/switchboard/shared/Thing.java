package org.switchboard.shared;

/** A parameter of a refusal: a kind of thing, such as {@code work order}, which has a word in each language. */
public record Thing(String kind) {}
