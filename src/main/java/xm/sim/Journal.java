package xm.sim;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import xm.event.Channel;
import xm.event.SegmentAssignment;

/** Where everything that happens is written down, in order, unless its source is silent. */
final class Journal {
    private final Deque<Happening> pages = new ArrayDeque<>();
    private final Map<Source, Long> written = new EnumMap<>(Source.class);
    private final Agenda agenda;
    private final Course course;

    Journal(Agenda agenda, Course course) {
        this.agenda = agenda;
        this.course = course;
    }

    /** Begins an event of now. */
    Entry at(Source source, Place place, Channel channel) {
        return new Entry(this, source, place, channel, agenda.nowMillis());
    }

    void assign(Customer customer) {
        pages.add(Happening.of(
                new SegmentAssignment(customer.id(), customer.segment().name(), agenda.nowMillis())));
    }

    Happening poll() {
        return pages.poll();
    }

    void add(Happening happening, Source source) {
        if (!isSilent(source)) {
            pages.add(happening);
        }
    }

    /** A silent source still counts, so that its gap shows. */
    String nextId(Source source) {
        return source.wireName() + '-' + written.merge(source, 1L, Long::sum);
    }

    private boolean isSilent(Source source) {
        return switch (source) {
            case SURVEY_TOOL -> course.intensity(Trouble.SURVEY_TOOL_SILENT) > 0;
            case COURIER -> course.intensity(Trouble.COURIER_SILENT) > 0;
            default -> false;
        };
    }
}
