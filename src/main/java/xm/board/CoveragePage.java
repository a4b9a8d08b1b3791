package xm.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.event.Cell;

/**
 * What can be seen, and above all what cannot.
 *
 * @param slots each segment at each touchpoint; where no slot is, nothing was ever seen
 * @param unseen promises that nobody can judge at present: those that are blind first, then those not proven
 */
public record CoveragePage(
        long atMillis, List<Wall.Column> touchpoints, List<String> segments, List<Slot> slots, List<Standing> unseen) {

    private static final long HOUR = 3_600_000;
    private static final int MOST_UNSEEN = 300;

    /**
     * A segment at a touchpoint.
     *
     * @param seenMillis end of the newest window with an event in it, {@code null} if none is known
     * @param events in the last hour
     * @param states how many of its promises are in each state
     */
    public record Slot(String segment, String touchpoint, Long seenMillis, long events, Map<String, Integer> states) {}

    public static CoveragePage of(BoardState state, long atMillis) {
        List<Standing> standings = Wall.standings(state, atMillis);
        Map<String, Slot> slots = new TreeMap<>();
        for (CellTrack track : state.cells().all()) {
            Cell cell = track.cell();
            if (cell.channel().equals(Cell.ANY)) {
                put(
                        slots,
                        new Slot(
                                cell.segment(),
                                cell.touchpoint(),
                                track.seenMillis(atMillis),
                                track.volumes(true, atMillis - HOUR, atMillis).stream()
                                        .mapToLong(CellTrack.Volume::events)
                                        .sum(),
                                new TreeMap<>()));
            }
        }
        for (Standing standing : standings) {
            String key = standing.segment() + '/' + standing.touchpoint();
            slots.computeIfAbsent(
                            key, any -> new Slot(standing.segment(), standing.touchpoint(), null, 0, new TreeMap<>()))
                    .states()
                    .merge(standing.state(), 1, Integer::sum);
        }
        List<Slot> all = List.copyOf(slots.values());
        Map<String, String> stages = Wall.stages(state);
        return new CoveragePage(
                atMillis,
                all.stream()
                        .map(Slot::touchpoint)
                        .distinct()
                        .map(name -> new Wall.Column(name, stages.get(name)))
                        .sorted(Wall.JOURNEY)
                        .toList(),
                all.stream().map(Slot::segment).distinct().sorted().toList(),
                all,
                unseen(standings));
    }

    private static void put(Map<String, Slot> slots, Slot slot) {
        slots.put(slot.segment() + '/' + slot.touchpoint(), slot);
    }

    private static List<Standing> unseen(List<Standing> standings) {
        List<Standing> unseen = new ArrayList<>();
        standings.stream().filter(Standing::cannotBeSeen).forEach(unseen::add);
        standings.stream()
                .filter(it -> it.state().equals("UNPROVEN") && !it.cannotBeSeen())
                .forEach(unseen::add);
        return unseen.stream().limit(MOST_UNSEEN).toList();
    }
}
