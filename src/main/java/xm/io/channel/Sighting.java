package xm.io.channel;

import xm.alert.Alert;
import xm.dispatch.Links;

/** The newest state of an alert that is known, and where to look at it. */
public record Sighting(Alert alert, Links links) {}
