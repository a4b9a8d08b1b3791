package xm.alert;

/**
 * A part of what is broken.
 *
 * @param dimension wire name of segment, touchpoint or channel
 * @param value name in that dimension
 * @param share of the whole shortfall, 0..1
 */
public record Contributor(String dimension, String value, double share) {}
