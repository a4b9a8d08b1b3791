package xm.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import xm.signal.Events;

/** Touchpoint events for tests, in words: {@code Touchpoints.survey("c-1", minute(3)).at("checkout").csat(2)}. */
public final class Touchpoints {
    /** A Saturday morning from which tests count. */
    public static final long MORNING = Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    private static final Channel[] CHANNELS = Channel.values();

    private String id = "e-1";
    private final String source = "test";
    private long timeMillis = MORNING;
    private Kind kind = Kind.SURVEY;
    private String touchpoint = "checkout";
    private Channel channel = Channel.WEB;
    private String customer = "c-1";
    private String segment;
    private Stage stage;
    private Origin origin;
    private String journey;
    private CaseUpdate caseUpdate;
    private Purchase purchase;
    private Survey survey;
    private Contact contact;
    private Visit visit;
    private Quality quality;
    private Delivery delivery;
    private Complaint complaint;
    private Mention mention;
    private Change change;

    private Touchpoints() {}

    public static long second(int seconds) {
        return MORNING + seconds * 1000L;
    }

    public static long minute(int minutes) {
        return second(60 * minutes);
    }

    public static Touchpoints event(String id, String customer, long timeMillis) {
        Touchpoints event = new Touchpoints();
        event.id = id;
        event.customer = customer;
        event.timeMillis = timeMillis;
        return event;
    }

    public Touchpoints touchpoint(String name) {
        touchpoint = name;
        return this;
    }

    public Touchpoints channel(Channel value) {
        channel = value;
        return this;
    }

    public Touchpoints segment(String name) {
        segment = name;
        return this;
    }

    public Touchpoints stage(Stage value) {
        stage = value;
        return this;
    }

    public Touchpoints origin(Origin value) {
        origin = value;
        return this;
    }

    public Touchpoints journey(String id) {
        journey = id;
        return this;
    }

    /** A contact about a topic, with a wait and a transfer now and then. */
    public Touchpoints contact(Contact.Outcome outcome, String topic, double waitSeconds, int transfers) {
        kind = Kind.CONTACT;
        contact = new Contact(outcome, waitSeconds, 60.0, transfers, null, Contact.Handler.HUMAN, topic);
        return this;
    }

    public Touchpoints caseUpdate(String id, CaseUpdate.Status status, Double targetSeconds) {
        kind = Kind.CASE;
        caseUpdate = new CaseUpdate(id, status, targetSeconds, null);
        return this;
    }

    public Touchpoints purchase(double amount) {
        kind = Kind.PURCHASE;
        purchase = new Purchase(BigDecimal.valueOf(amount), "EUR", 1);
        return this;
    }

    public Touchpoints csat(int score) {
        kind = Kind.SURVEY;
        survey = new Survey(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, score), null, null, null, null, null, null);
        return this;
    }

    public Touchpoints survey(Survey answers) {
        kind = Kind.SURVEY;
        survey = answers;
        return this;
    }

    public Touchpoints contact(Contact.Outcome outcome) {
        kind = Kind.CONTACT;
        contact = new Contact(outcome, null, null, null, null, null, null);
        return this;
    }

    public Touchpoints visit(Visit.Outcome outcome) {
        kind = Kind.VISIT;
        visit = new Visit(outcome, null, null, null, null);
        return this;
    }

    public Touchpoints quality(Quality measured) {
        kind = Kind.QUALITY;
        quality = measured;
        return this;
    }

    public Touchpoints delivery(Delivery.Status status) {
        kind = Kind.DELIVERY;
        delivery = new Delivery(status, null);
        return this;
    }

    public Touchpoints complaint() {
        kind = Kind.COMPLAINT;
        complaint = new Complaint(null, 2, null);
        return this;
    }

    /** A complaint that belongs to a case. */
    public Touchpoints complaint(String caseId, int severity) {
        kind = Kind.COMPLAINT;
        complaint = new Complaint(caseId, severity, null);
        return this;
    }

    public Touchpoints mention(double sentiment, double confidence) {
        kind = Kind.MENTION;
        customer = null;
        mention = new Mention(Mention.Intent.DISCUSS, sentiment, confidence, null);
        return this;
    }

    public Touchpoints change(String what) {
        kind = Kind.CHANGE;
        customer = null;
        change = new Change(what);
        return this;
    }

    public Touchpoint build() {
        return new Touchpoint(
                id,
                source,
                timeMillis,
                kind,
                touchpoint,
                channel,
                customer,
                segment,
                stage,
                journey,
                origin,
                survey,
                contact,
                visit,
                quality,
                purchase,
                delivery,
                complaint,
                caseUpdate,
                mention,
                null,
                null,
                null,
                change);
    }

    public Arrival arrival() {
        return arrival(build());
    }

    public static Arrival arrival(Touchpoint event) {
        return new Arrival(event, null, "touchpoints", 0, 0, event.timeMillis());
    }

    /** An event of any kind that a signal of surveys or operations is made of, at a few touchpoints in all channels. */
    public static Touchpoint random(SplittableRandom random, String id, String customer, long timeMillis) {
        Touchpoints event = event(id, customer, timeMillis)
                .touchpoint(List.of("checkout", "support-call", "delivery").get(random.nextInt(3)))
                .channel(CHANNELS[random.nextInt(3)])
                .stage(random.nextInt(4) == 0 ? Stage.PURCHASE : null)
                .segment(random.nextInt(10) == 0 ? "visitor" : null)
                .origin(random.nextInt(20) == 0 ? Origin.PROBE : null);
        switch (random.nextInt(11)) {
            case 0 -> event.survey(Events.randomSurvey(random));
            case 1 -> event.contact(Contact.Outcome.values()[random.nextInt(4)]);
            case 7 ->
                event.contact(
                        Contact.Outcome.values()[random.nextInt(4)],
                        random.nextBoolean() ? "bill" : "parcel",
                        random.nextInt(600),
                        random.nextInt(3));
            case 8 ->
                event.caseUpdate("case-" + random.nextInt(3), CaseUpdate.Status.values()[random.nextInt(5)], 1200.0);
            case 9 -> event.purchase(random.nextInt(100)).journey("order-" + random.nextInt(4));
            case 2 -> event.visit(Visit.Outcome.values()[random.nextInt(3)]).journey("order-" + random.nextInt(4));
            case 3 -> event.delivery(Delivery.Status.values()[random.nextInt(3)]);
            case 4 -> event.complaint();
            case 5 -> event.quality(Events.randomQuality(random));
            case 10 -> event.change("release-" + random.nextInt(1000));
            default -> event.mention(random.nextDouble(-1, 1), random.nextDouble());
        }
        return event.build();
    }
}
