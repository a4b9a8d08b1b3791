package xm.sim;

import xm.event.Channel;

/**
 * What a customer has just lived through.
 *
 * @param service how good it was, 0..1, whoever it happened to
 * @param effort how much she had to do for it, 0..1
 * @param success whether she got what she came for
 * @param topic kebab-case name, or {@code null}
 */
record Experience(
        Place place, Channel channel, String journey, double service, double effort, boolean success, String topic) {}
