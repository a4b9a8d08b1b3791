package xm.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.event.Cell;
import xm.event.Stage;
import xm.promise.VerdictState;

/**
 * The wall at a moment: what is promised of each segment at each touchpoint, and how it stands.
 *
 * @param touchpoints in the order of the customer's journey
 * @param segments the one that is worst off first
 * @param tiles in no order: those of which nothing is promised are not among them
 * @param sentences one for each broken promise, the loudest and oldest first
 * @param counts promises by state
 */
public record Wall(
        long atMillis,
        List<Column> touchpoints,
        List<String> segments,
        List<Tile> tiles,
        List<Sentence> sentences,
        Map<VerdictState, Integer> counts) {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    /** Points of a trend line: an hour in steps of two minutes. */
    private static final int TREND = 30;

    private static final List<String> JOURNEY_STAGES =
            Arrays.stream(Stage.values()).map(Stage::wireName).toList();

    /**
     * A touchpoint of the journey.
     *
     * @param stage wire name, {@code null} where it is not known
     */
    public record Column(String touchpoint, String stage) {}

    public static Wall of(BoardState state, long atMillis) {
        List<Standing> standings = standings(state, atMillis);
        List<Tile> tiles = tiles(state, standings, atMillis);
        return new Wall(
                atMillis,
                columns(state, tiles),
                rows(standings),
                tiles,
                sentences(state, standings, atMillis),
                counts(standings));
    }

    /** All promises that were judged at a time, the worst first. */
    static List<Standing> standings(BoardState state, long atMillis) {
        List<Standing> standings = new ArrayList<>();
        for (Judged judged : state.judgements().at(atMillis)) {
            standings.add(Standing.of(judged, atMillis, state.crowd()));
        }
        standings.sort(Standing.ORDER);
        return standings;
    }

    private static List<Tile> tiles(BoardState state, List<Standing> standings, long atMillis) {
        Map<String, List<Standing>> byTile = new TreeMap<>();
        for (Standing standing : standings) {
            byTile.computeIfAbsent(standing.segment() + '/' + standing.touchpoint(), any -> new ArrayList<>())
                    .add(standing);
        }
        List<Tile> tiles = new ArrayList<>(byTile.size());
        for (List<Standing> there : byTile.values()) {
            Standing worst = there.get(0);
            List<Tile.Mark> others = there.stream()
                    .skip(1)
                    .map(it -> new Tile.Mark(it.promise(), it.channel(), it.state()))
                    .toList();
            tiles.add(new Tile(worst.segment(), worst.touchpoint(), worst, others, trend(state, worst, atMillis)));
        }
        return tiles;
    }

    private static List<Double> trend(BoardState state, Standing of, long atMillis) {
        long step = HOUR / TREND;
        long end = atMillis / step * step;
        Double[] trend = new Double[TREND];
        List<Point> points =
                state.cells().points(state.cells().within(of.cell()), of.signal(), true, step, end - HOUR, end);
        for (Point point : points) {
            if (state.crowd().isTooFew(point.n())) {
                continue;
            }
            trend[(int) ((point.endMillis() - end + HOUR) / step) - 1] = point.value();
        }
        return Arrays.asList(trend);
    }

    private static List<Column> columns(BoardState state, List<Tile> tiles) {
        Map<String, String> stages = stages(state);
        return tiles.stream()
                .map(Tile::touchpoint)
                .distinct()
                .map(name -> new Column(name, stages.get(name)))
                .sorted(JOURNEY)
                .toList();
    }

    /** Everything first, then in the order of the stages; what belongs to no stage comes last. */
    static final Comparator<Column> JOURNEY = Comparator.comparing(
                    (Column column) -> !column.touchpoint().equals(Cell.ANY))
            .thenComparingInt(column -> place(column.stage()))
            .thenComparing(Column::touchpoint);

    /** Place of a stage in the journey; what is no stage comes last. */
    static int place(String stage) {
        int place = JOURNEY_STAGES.indexOf(stage);
        return place < 0 ? JOURNEY_STAGES.size() : place;
    }

    /** The stage of each touchpoint, as its newest events told it. */
    static Map<String, String> stages(BoardState state) {
        Map<String, CellTrack> newest = new HashMap<>();
        for (CellTrack track : state.cells().all()) {
            // where stages are rolled up it is the star
            if (track.stage() != null && !track.stage().equals(Cell.ANY)) {
                newest.merge(
                        track.cell().touchpoint(),
                        track,
                        (one, other) -> one.seenMillis() >= other.seenMillis() ? one : other);
            }
        }
        Map<String, String> stages = new HashMap<>();
        newest.forEach((touchpoint, track) -> stages.put(touchpoint, track.stage()));
        return stages;
    }

    /** By how many promises are broken; of as many by how many are at risk, and so on. */
    private static List<String> rows(List<Standing> standings) {
        Map<String, int[]> bySegment = new TreeMap<>();
        for (Standing standing : standings) {
            bySegment
                    .computeIfAbsent(standing.segment(), any -> new int[VerdictState.values().length])[
                    standing.rank()]++;
        }
        return bySegment.entrySet().stream()
                .sorted(Map.Entry.comparingByValue((one, other) -> Arrays.compare(other, one)))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<Sentence> sentences(BoardState state, List<Standing> standings, long atMillis) {
        List<Sentence> sentences = new ArrayList<>();
        List<AlertLives.Told> firing = state.alerts().seriousAt(atMillis).stream()
                .filter(told -> told.isFiring() && told.alert().kind() == AlertKind.PROMISE_BROKEN)
                .toList();
        firing.forEach(told -> sentences.add(Sentence.of(told, state.crowd())));
        List<Standing> broken = standings.stream()
                .filter(it -> it.state().equals(VerdictState.BROKEN.name()))
                .toList();
        List<Alert> ill = firing.stream()
                .map(AlertLives.Told::alert)
                .filter(alert -> broken.stream().anyMatch(it -> isPartOf(alert, it)))
                .toList();
        broken.stream()
                .filter(it -> ill.stream().noneMatch(alert -> speaksOf(alert, it)))
                .forEach(it -> sentences.add(Sentence.of(it)));
        return sentences;
    }

    /** One of which no part is broken only waits for its end, and speaks of nothing that breaks meanwhile. */
    private static boolean isPartOf(Alert alert, Standing broken) {
        return broken.promise().equals(alert.promise())
                && alert.cells().contains(broken.cell().key());
    }

    private static boolean speaksOf(Alert alert, Standing broken) {
        return isPartOf(alert, broken)
                || (broken.promise().equals(alert.promise()) && alert.cell().covers(broken.cell()));
    }

    private static Map<VerdictState, Integer> counts(List<Standing> standings) {
        Map<VerdictState, Integer> counts = new EnumMap<>(VerdictState.class);
        for (VerdictState known : VerdictState.values()) {
            counts.put(known, 0);
        }
        standings.forEach(it -> counts.merge(VerdictState.valueOf(it.state()), 1, Integer::sum));
        return counts;
    }
}
