package xm.board;

import java.util.List;

/**
 * A segment at a touchpoint on the wall, with every promise that is judged there; {@code "*"} stands for all.
 *
 * @param worst the promise that must be looked at first
 * @param others the other ones, the worst first
 * @param trend the worst one's signal in the last hour, the oldest first, {@code null} where nothing came in
 */
public record Tile(String segment, String touchpoint, Standing worst, List<Mark> others, List<Double> trend) {

    /** A promise that is not told in full. */
    public record Mark(String promise, String channel, String state) {}

    /** What the tile is known by. */
    public String key() {
        return segment + '/' + touchpoint;
    }

    String state() {
        return worst.state();
    }
}
