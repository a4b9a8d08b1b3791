package xm.alert;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import xm.event.Cell;
import xm.promise.Dimension;

/**
 * Which cells that break together have one cause: each is put to the level that explains most of them.
 *
 * <p>In this order, until every cell has its place:
 *
 * <ol>
 *   <li>a cell within the level of an open group joins it;
 *   <li>a cell that shares a dimension with the level of an open group joins it and the level widens: the dimension that
 *       takes in most cells first, if equal segment over touchpoint over channel;
 *   <li>a cell that contains the level of an open group joins it;
 *   <li>two cells of another segment (or other value) that lie at two places where a group is broken as well join it: a
 *       rectangle has one cause, all of it;
 *   <li>three cells of one dimension only, which can have nothing in common but everything, are everything;
 *   <li>else a new group begins with the dimension that takes in most.
 * </ol>
 *
 * Cells that are suspected weigh as much as those that break, but found no group. What comes out does not depend on the
 * order of what comes in.
 */
final class Grouping {
    private static final Comparator<Cell> BY_KEY = Comparator.comparing(Cell::key);
    private static final int ENOUGH_OF_ONE_DIMENSION = 3;

    /** Cells that have one cause. */
    static final class Group {
        /** Of the open alert, or {@code null} of a new one. */
        final String key;

        final Set<Cell> cells;
        final Set<Cell> joined = new TreeSet<>(BY_KEY);
        Cell level;

        Group(String key, Cell level, Set<Cell> cells) {
            this.key = key;
            this.level = level;
            this.cells = new HashSet<>(cells);
        }

        private void take(Cell cell) {
            level = level == null ? cell : CellLevels.common(level, cell);
            cells.add(cell);
            joined.add(cell);
        }
    }

    private final List<Group> groups;
    private final TreeSet<Cell> breaking = new TreeSet<>(BY_KEY);
    private final TreeSet<Cell> waiting = new TreeSet<>(BY_KEY);

    /** Of open groups, the one that is to be preferred first. */
    private Grouping(List<Group> open, Set<Cell> breaking, Set<Cell> suspected) {
        this.groups = new ArrayList<>(open);
        this.breaking.addAll(breaking);
        this.waiting.addAll(breaking);
        this.waiting.addAll(suspected);
    }

    /** The groups that take something in, each with what joined it. */
    static List<Group> of(List<Group> open, Set<Cell> breaking, Set<Cell> suspected) {
        Grouping grouping = new Grouping(open, breaking, suspected);
        while (!grouping.breaking.isEmpty()) {
            boolean isPlaced = grouping.within()
                    || grouping.alongside()
                    || grouping.around()
                    || grouping.across()
                    || grouping.everything()
                    || grouping.begin();
            if (!isPlaced) {
                throw new IllegalStateException("no group takes in " + grouping.breaking);
            }
        }
        List<Group> grown = new ArrayList<>();
        for (Group group : grouping.groups) {
            if (!group.joined.isEmpty()) {
                grouping.give(group, cell -> group.level.covers(cell));
                grown.add(group);
            }
        }
        return grown;
    }

    private boolean within() {
        Group narrowest = null;
        for (Group group : groups) {
            if (breaking.stream().anyMatch(cell -> group.level.covers(cell))
                    && (narrowest == null || named(group.level) > named(narrowest.level))) {
                narrowest = group;
            }
        }
        Group taker = narrowest;
        return taker != null && give(taker, cell -> taker.level.covers(cell));
    }

    private boolean alongside() {
        Group taker = null;
        Dimension along = null;
        int most = 0;
        for (Dimension dimension : Dimension.values()) {
            Map<String, Integer> counts = counts(dimension);
            for (Group group : groups) {
                int count = counts.getOrDefault(dimension.of(group.level), 0);
                if (count > most) {
                    taker = group;
                    along = dimension;
                    most = count;
                }
            }
        }
        if (taker == null) {
            return false;
        }
        Dimension dimension = along;
        String value = dimension.of(taker.level);
        return give(taker, cell -> dimension.of(cell).equals(value));
    }

    private boolean around() {
        for (Group group : groups) {
            Cell inner = group.level;
            if (give(group, outer -> outer.covers(inner))) {
                return true;
            }
        }
        return false;
    }

    private boolean across() {
        for (Group group : groups) {
            for (Dimension named : Dimension.values()) {
                for (Dimension open : Dimension.values()) {
                    if (named != open && across(group, named, open)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean across(Group group, Dimension named, Dimension open) {
        Set<String> places = new HashSet<>();
        for (Cell cell : group.cells) {
            if (CellLevels.isNamed(cell, open) && CellLevels.isNamed(cell, named)) {
                places.add(open.of(cell));
            }
        }
        if (places.size() < 2) {
            return false;
        }
        Map<String, Set<String>> same = new HashMap<>();
        for (Cell cell : waiting) {
            if (CellLevels.isNamed(cell, named) && places.contains(open.of(cell))) {
                same.computeIfAbsent(named.of(cell), value -> new HashSet<>()).add(open.of(cell));
            }
        }
        Predicate<Cell> isSame =
                cell -> same.getOrDefault(named.of(cell), Set.of()).size() > 1 && places.contains(open.of(cell));
        return give(group, isSame);
    }

    private boolean everything() {
        Dimension only = only(breaking.first());
        if (only == null || !waiting.stream().allMatch(cell -> only(cell) == only)) {
            return false;
        }
        List<Group> alike = groups.stream()
                .filter(group -> group.cells.stream().allMatch(cell -> only(cell) == only))
                .toList();
        int count = waiting.size()
                + alike.stream().mapToInt(group -> group.cells.size()).sum();
        if (count < ENOUGH_OF_ONE_DIMENSION) {
            return false;
        }
        return give(alike.isEmpty() ? begun() : alike.get(0), cell -> true);
    }

    private boolean begin() {
        if (breaking.contains(CellLevels.EVERYTHING)) {
            return give(begun(), cell -> true);
        }
        Dimension along = null;
        String shared = null;
        int most = 1;
        for (Dimension dimension : Dimension.values()) {
            Map<String, Integer> counts = counts(dimension);
            for (Cell cell : breaking) {
                int count = counts.getOrDefault(dimension.of(cell), 0);
                if (count > most) {
                    along = dimension;
                    shared = dimension.of(cell);
                    most = count;
                }
            }
        }
        if (along == null) {
            Cell first = breaking.first();
            return give(begun(), first::equals);
        }
        Dimension dimension = along;
        String value = shared;
        return give(begun(), cell -> dimension.of(cell).equals(value));
    }

    private Group begun() {
        Group group = new Group(null, null, Set.of());
        groups.add(group);
        return group;
    }

    /** How many wait at each name of a dimension at which at least one breaks. */
    private Map<String, Integer> counts(Dimension dimension) {
        Map<String, Integer> counts = new HashMap<>();
        for (Cell cell : breaking) {
            if (CellLevels.isNamed(cell, dimension)) {
                counts.put(dimension.of(cell), 0);
            }
        }
        for (Cell cell : waiting) {
            counts.computeIfPresent(dimension.of(cell), (name, count) -> count + 1);
        }
        return counts;
    }

    /** Gives a group those that fit, if at least one of them breaks or the group has grown already. */
    private boolean give(Group group, Predicate<Cell> fits) {
        List<Cell> fitting = waiting.stream().filter(fits).toList();
        if (group.joined.isEmpty() && fitting.stream().noneMatch(breaking::contains)) {
            return false;
        }
        for (Cell cell : fitting) {
            group.take(cell);
            waiting.remove(cell);
            breaking.remove(cell);
        }
        return !fitting.isEmpty();
    }

    private static int named(Cell cell) {
        int named = 0;
        for (Dimension dimension : Dimension.values()) {
            named += CellLevels.isNamed(cell, dimension) ? 1 : 0;
        }
        return named;
    }

    /** The one dimension that a cell names, or {@code null}. */
    private static Dimension only(Cell cell) {
        Dimension only = null;
        for (Dimension dimension : Dimension.values()) {
            if (CellLevels.isNamed(cell, dimension)) {
                if (only != null) {
                    return null;
                }
                only = dimension;
            }
        }
        return only;
    }
}
