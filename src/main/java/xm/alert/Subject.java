package xm.alert;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import xm.event.Cell;
import xm.promise.Dimension;

/**
 * Of whom and where an alert speaks: a level, and how many names it holds in each dimension that it leaves open. Where the
 * cells that it speaks of have more in common than the level, that is named.
 *
 * @param segments how many different ones are part of it, where the level names none
 */
record Subject(Cell level, int segments, int touchpoints, int channels) {

    static Subject of(Cell explaining, Collection<Cell> cells) {
        Cell level = narrowed(explaining, cells);
        return new Subject(
                level,
                count(level, cells, Dimension.SEGMENT),
                count(level, cells, Dimension.TOUCHPOINT),
                count(level, cells, Dimension.CHANNEL));
    }

    private static Cell narrowed(Cell level, Collection<Cell> cells) {
        Cell common = CellLevels.common(cells);
        return level.covers(common) ? common : level;
    }

    /** {@code Gold CSAT at checkout via web}, {@code CSAT of 3 segments at checkout}. */
    String with(String what, int limit) {
        boolean isAll = level.equals(CellLevels.EVERYTHING) && segments + touchpoints + channels == 0;
        String whose = level.segment().equals(Cell.ANY)
                ? what + (segments > 0 ? " of " + counted(segments, "segment") : isAll ? " of all customers" : "")
                : Figures.name(level.segment(), limit) + ' ' + what;
        return Figures.capital(whose + where(limit));
    }

    /** {@code at checkout via web}, with a blank before, or nothing. */
    String where(int limit) {
        return place(" at ", level.touchpoint(), touchpoints, "touchpoint", limit)
                + place(" via ", level.channel(), channels, "channel", limit);
    }

    /** Where something comes from: {@code from gold customers at checkout}, {@code from checkout}, with a blank before. */
    String source(int limit) {
        if (!level.segment().equals(Cell.ANY)) {
            return " from " + Figures.name(level.segment(), limit) + " customers" + where(limit);
        }
        if (!level.touchpoint().equals(Cell.ANY)) {
            return place(" from ", level.touchpoint(), 0, "", limit)
                    + place(" via ", level.channel(), channels, "channel", limit);
        }
        return (segments > 0 ? " from " + counted(segments, "segment") : touchpoints > 0 ? "" : " from anywhere")
                + where(limit);
    }

    private static String place(String before, String name, int count, String noun, int limit) {
        if (name.equals(Cell.ANY)) {
            return count > 0 ? before + counted(count, noun) : "";
        }
        return before + Figures.name(name, limit);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static int count(Cell level, Collection<Cell> cells, Dimension dimension) {
        if (CellLevels.isNamed(level, dimension)) {
            return 0;
        }
        Set<String> names = new HashSet<>();
        for (Cell cell : cells) {
            names.add(dimension.of(cell));
        }
        // a cell that rolls the dimension up is about all of it
        return names.contains(Cell.ANY) ? 0 : names.size();
    }
}
