package xm.customer.episode;

import xm.event.Channel;
import xm.event.Contact;
import xm.event.Kind;
import xm.event.Origin;
import xm.event.Touchpoint;
import xm.event.Visit;

/** A contact or visit for tests, in words: {@code Happening.contact("e-1", hour(2)).topic("bill").waited(300)}. */
final class Happening {
    private static final long HOUR = 3_600_000;

    private final String id;
    private final long endMillis;
    private final boolean isContact;
    private Channel channel = Channel.CALL;
    private String journey;
    private String topic;
    private Origin origin;
    private Contact.Outcome contactOutcome;
    private Visit.Outcome visitOutcome;
    private Contact.Handler handler;
    private Double waitSeconds;
    private Double durationSeconds;
    private Integer transfers;
    private Boolean repeatedInformation;
    private Integer errors;
    private Integer steps;

    private Happening(String id, long endMillis, boolean isContact) {
        this.id = id;
        this.endMillis = endMillis;
        this.isContact = isContact;
    }

    static Happening contact(String id, long endMillis) {
        return new Happening(id, endMillis, true);
    }

    static Happening visit(String id, long endMillis) {
        return new Happening(id, endMillis, false).by(Channel.WEB);
    }

    static long hour(double hours) {
        return Math.round(hours * HOUR);
    }

    static long day(double days) {
        return hour(24 * days);
    }

    Happening by(Channel value) {
        channel = value;
        return this;
    }

    Happening journey(String value) {
        journey = value;
        return this;
    }

    Happening topic(String value) {
        topic = value;
        return this;
    }

    Happening observed() {
        origin = Origin.PROBE;
        return this;
    }

    Happening ended(Contact.Outcome value) {
        contactOutcome = value;
        return this;
    }

    Happening ended(Visit.Outcome value) {
        visitOutcome = value;
        return this;
    }

    Happening handledBy(Contact.Handler value) {
        handler = value;
        return this;
    }

    Happening waited(double seconds) {
        waitSeconds = seconds;
        return this;
    }

    /** Of a visit its duration, of a contact its handle time. */
    Happening took(double seconds) {
        durationSeconds = seconds;
        return this;
    }

    Happening transferred(int times) {
        transfers = times;
        return this;
    }

    Happening repeated() {
        repeatedInformation = true;
        return this;
    }

    Happening erred(int times) {
        errors = times;
        return this;
    }

    /** Steps of a visit that should have three. */
    Happening inSteps(int count) {
        steps = count;
        return this;
    }

    Touchpoint build() {
        return new Touchpoint(
                id,
                "test",
                endMillis,
                isContact ? Kind.CONTACT : Kind.VISIT,
                isContact ? "support-call" : "help-page",
                channel,
                "c-1",
                null,
                null,
                journey,
                origin,
                null,
                isContact
                        ? new Contact(
                                contactOutcome,
                                waitSeconds,
                                durationSeconds,
                                transfers,
                                repeatedInformation,
                                handler,
                                topic)
                        : null,
                isContact ? null : new Visit(visitOutcome, steps, steps == null ? null : 3, errors, durationSeconds),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
