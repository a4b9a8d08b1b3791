package xm.board.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import xm.board.Pulse;
import xm.board.Sentence;
import xm.board.Tile;
import xm.board.Wall;
import xm.promise.VerdictState;

/**
 * What has changed on the wall from one tick to the next; all of it the first time. What has not changed is {@code null}.
 *
 * @param tiles new ones and those that changed
 * @param gone keys of those that are no more
 */
record WallNews(
        long atMillis,
        Pulse pulse,
        List<Wall.Column> touchpoints,
        List<String> segments,
        List<Tile> tiles,
        Set<String> gone,
        List<Sentence> sentences,
        Map<VerdictState, Integer> counts) {

    static WallNews whole(Wall wall, Pulse pulse) {
        return new WallNews(
                wall.atMillis(),
                pulse,
                wall.touchpoints(),
                wall.segments(),
                wall.tiles(),
                null,
                wall.sentences(),
                wall.counts());
    }

    static WallNews between(Wall before, Wall now, Pulse pulse) {
        Map<String, Tile> known = new HashMap<>();
        before.tiles().forEach(tile -> known.put(tile.key(), tile));
        List<Tile> changed = new ArrayList<>();
        for (Tile tile : now.tiles()) {
            if (!tile.equals(known.remove(tile.key()))) {
                changed.add(tile);
            }
        }
        return new WallNews(
                now.atMillis(),
                pulse,
                changed(before.touchpoints(), now.touchpoints()),
                changed(before.segments(), now.segments()),
                changed.isEmpty() ? null : changed,
                known.isEmpty() ? null : new TreeSet<>(known.keySet()),
                changed(before.sentences(), now.sentences()),
                changed(before.counts(), now.counts()));
    }

    private static <T> T changed(T before, T now) {
        return Objects.equals(before, now) ? null : now;
    }
}
