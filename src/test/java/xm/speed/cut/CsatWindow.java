package xm.speed.cut;

import xm.signal.Csat;

/** Satisfaction of a cell in the window that ends then. */
public record CsatWindow(String cell, long endMillis, Csat csat) {}
