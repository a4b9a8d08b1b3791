package xm.app.explain;

import xm.event.Cell;

/** What a person asks: how a promise at a cell stood at a time, and why. */
public record Question(String promise, Cell cell, long atMillis) {}
