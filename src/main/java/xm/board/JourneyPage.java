package xm.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import xm.alert.SignalWords;
import xm.board.CellTrack.Volume;
import xm.event.Cell;

/**
 * The customer's journey of a segment over a time: how much happens at each stage, how much of it is given up, how hard it
 * was made.
 *
 * @param segments of which there are journeys
 * @param stages in the order of the journey; what belongs to no stage comes last, with no name
 */
public record JourneyPage(long atMillis, String segment, long rangeMillis, List<String> segments, List<Step> stages) {

    /** A stage with its touchpoints. */
    public record Step(String stage, long events, Measure dropOff, Measure effort, List<Place> touchpoints) {}

    /** A touchpoint; its state is the worst of its promises, {@code null} where nothing is promised. */
    public record Place(String touchpoint, long events, Measure dropOff, Measure effort, String state) {}

    /** A signal over the whole time; of too few to be shown only the words that say so, all else is {@code null}. */
    public record Measure(Long n, Double value, Double low, Double high, String text) {}

    public static JourneyPage of(BoardState state, String segment, long atMillis, long rangeMillis) {
        Map<String, String> stages = Wall.stages(state);
        Map<String, List<CellTrack>> byTouchpoint = new TreeMap<>();
        TreeSet<String> segments = new TreeSet<>();
        for (CellTrack track : state.cells().all()) {
            Cell cell = track.cell();
            if (cell.channel().equals(Cell.ANY) && !cell.touchpoint().equals(Cell.ANY)) {
                segments.add(cell.segment());
                if (cell.segment().equals(segment)) {
                    byTouchpoint
                            .computeIfAbsent(cell.touchpoint(), any -> new ArrayList<>())
                            .add(track);
                }
            }
        }
        List<Standing> standings = Wall.standings(state, atMillis);
        List<Step> steps = new ArrayList<>();
        byTouchpoint.keySet().stream()
                .map(name -> new Wall.Column(name, stages.get(name)))
                .sorted(Wall.JOURNEY)
                .map(Wall.Column::stage)
                .distinct()
                .forEach(stage -> {
                    Journey journey = new Journey(state, atMillis, rangeMillis);
                    List<Place> places = new ArrayList<>();
                    List<CellTrack> all = new ArrayList<>();
                    byTouchpoint.forEach((name, tracks) -> {
                        if (Objects.equals(stages.get(name), stage)) {
                            all.addAll(tracks);
                            places.add(new Place(
                                    name,
                                    journey.events(tracks),
                                    journey.measure("abandonment", tracks),
                                    journey.measure("effort", tracks),
                                    state(standings, segment, name)));
                        }
                    });
                    steps.add(new Step(
                            stage,
                            journey.events(all),
                            journey.measure("abandonment", all),
                            journey.measure("effort", all),
                            places));
                });
        return new JourneyPage(atMillis, segment, rangeMillis, List.copyOf(segments), steps);
    }

    private static String state(List<Standing> worstFirst, String segment, String touchpoint) {
        return worstFirst.stream()
                .filter(it -> it.touchpoint().equals(touchpoint))
                .filter(it -> segment.equals(Cell.ANY) || it.segment().equals(segment))
                .map(Standing::state)
                .findFirst()
                .orElse(null);
    }

    /** A time of which is counted and measured. */
    private record Journey(BoardState state, long atMillis, long rangeMillis) {
        long events(List<CellTrack> of) {
            return state.cells().volumes(of, true, rangeMillis, atMillis - rangeMillis, atMillis).stream()
                    .mapToLong(Volume::events)
                    .sum();
        }

        Measure measure(String signal, List<CellTrack> of) {
            List<Point> points =
                    state.cells().points(of, signal, true, state.keep().fineMillis(), atMillis - rangeMillis, atMillis);
            if (points.isEmpty()) {
                return null;
            }
            Point sum = Point.of(atMillis, points);
            if (state.crowd().isTooFew(sum.n())) {
                return new Measure(null, null, null, null, Crowd.TOO_FEW);
            }
            return new Measure(
                    sum.n(), sum.value(), sum.low(), sum.high(), SignalWords.value(signal, sum.value(), Double.NaN));
        }
    }
}
