package xm.speed;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a row is to do.
 *
 * @param topic which it reads
 * @param panes of ten seconds, of which it makes windows that slide by one
 * @param backend where it keeps its state
 * @param warmUps how many times it reads the topic before it is measured
 */
record Trial(Topic topic, int panes, Backend backend, int warmUps) {
    static final Duration SLIDE = Duration.ofSeconds(10);
    private static final int USUAL_PANES = 30;

    /** Five minutes, on the heap. */
    static Trial usual(Topic topic) {
        return new Trial(topic, USUAL_PANES, Backend.HEAP, 1);
    }

    /** The same with more customers, and as many more events. */
    Trial customersTimes(int factor) {
        return new Trial(topic.customersTimes(factor), panes, backend, warmUps);
    }

    /** The same with more cells. */
    Trial cellsTimes(int factor) {
        return new Trial(topic.with(topic.load().cellsTimes(factor)), panes, backend, warmUps);
    }

    /** Other windows over other event time, so that the longest of them can be full. */
    Trial withPanes(int others, int eventsASecond) {
        return new Trial(topic.with(topic.load().withEventsASecond(eventsASecond)), others, backend, warmUps);
    }

    Trial on(Backend other) {
        return new Trial(topic, panes, other, warmUps);
    }

    Trial warmedUp(int times) {
        return new Trial(topic, panes, backend, times);
    }

    /** Whether windows are asked what they cost. */
    boolean isOfOtherWindows() {
        return panes != USUAL_PANES;
    }

    /** How long a window is. */
    Duration size() {
        return SLIDE.multipliedBy(panes);
    }

    /** As a process is told it. */
    List<String> arguments() {
        return List.of(
                topic.bootstrap(),
                String.valueOf(topic.events()),
                String.valueOf(topic.load().customers()),
                String.valueOf(topic.load().touchpoints()),
                String.valueOf(topic.load().eventsASecond()),
                String.valueOf(topic.load().isOfSurveys()),
                String.valueOf(panes),
                backend.name(),
                String.valueOf(warmUps));
    }

    /** As a person is told it. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,d events, %,d a second, %,d customers, touchpoints times %d, %d slides, on %s, %d to warm up",
                topic.events(),
                topic.load().eventsASecond(),
                topic.load().customers(),
                topic.load().touchpoints(),
                panes,
                backend,
                warmUps);
    }

    static Trial of(List<String> arguments) {
        Load load = new Load(
                Integer.parseInt(arguments.get(2)),
                Integer.parseInt(arguments.get(3)),
                Integer.parseInt(arguments.get(4)),
                Boolean.parseBoolean(arguments.get(5)));
        return new Trial(
                new Topic(arguments.get(0), Long.parseLong(arguments.get(1)), load),
                Integer.parseInt(arguments.get(6)),
                Backend.valueOf(arguments.get(7)),
                Integer.parseInt(arguments.get(8)));
    }
}
