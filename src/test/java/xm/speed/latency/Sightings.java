package xm.speed.latency;

import java.util.ArrayList;
import java.util.List;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.alert.Echo;
import xm.codec.AlertReader;
import xm.codec.CustomerExceptionReader;
import xm.codec.Reread;
import xm.codec.ToldWindow;
import xm.codec.ToldWindowReader;
import xm.customer.CustomerException;
import xm.event.Cell;
import xm.io.kafka.Topics;

/** Everything of interest that became readable, in the order in which it did. */
final class Sightings {
    private final List<Sighting> named = new ArrayList<>();
    private final List<Sighting> rollUps = new ArrayList<>();
    private final List<Sighting> exceptions = new ArrayList<>();
    private final List<Sighting> alerts = new ArrayList<>();
    private final Topics topics;
    private final long paneMillis;

    Sightings(Topics topics, long paneMillis) {
        this.topics = topics;
        this.paneMillis = paneMillis;
    }

    /** Panes of named cells, told for the first time. */
    List<Sighting> named() {
        return named;
    }

    /** The same of roll-ups. */
    List<Sighting> rollUps() {
        return rollUps;
    }

    /** Exceptions that a moment brought about. */
    List<Sighting> exceptions() {
        return exceptions;
    }

    /** Alerts on broken promises, told for the first time. */
    List<Sighting> alerts() {
        return alerts;
    }

    void add(String topic, byte[] value, long readableMillis) {
        if (topic.equals(topics.experienceSignals())) {
            signal(known(ToldWindowReader.read(value)), readableMillis);
        } else if (topic.equals(topics.customerExceptions())) {
            exception(known(CustomerExceptionReader.read(value)), readableMillis);
        } else {
            alert(known(AlertReader.read(value)), readableMillis);
        }
    }

    private void signal(ToldWindow window, long readableMillis) {
        if (window.windowMillis() == paneMillis && window.revision() == 0) {
            List<Sighting> those = window.cell().channel().equals(Cell.ANY) ? rollUps : named;
            those.add(new Sighting(window.endMillis(), readableMillis));
        }
    }

    /** Of those at no touchpoint silence is the cause, and no event. */
    private void exception(CustomerException exception, long readableMillis) {
        if (exception.touchpoint() != null && !exception.touchpoint().equals(Cell.ANY)) {
            exceptions.add(new Sighting(exception.atMillis(), readableMillis));
        }
    }

    private void alert(Alert alert, long readableMillis) {
        if (alert.kind() == AlertKind.PROMISE_BROKEN && alert.revision() == 1 && !Echo.is(alert)) {
            alerts.add(new Sighting(alert.detectedAtMillis(), readableMillis));
        }
    }

    private static <T> T known(Reread<T> record) {
        if (!record.isRead()) {
            throw new IllegalStateException("a record of a job cannot be read: " + record.mistake());
        }
        return record.value();
    }
}
