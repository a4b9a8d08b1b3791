package xm.signal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import xm.event.Channel;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.CsatScale;
import xm.event.Delivery;
import xm.event.EffortInstrument;
import xm.event.Kind;
import xm.event.Mention;
import xm.event.Quality;
import xm.event.Stage;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Touchpoints;
import xm.event.Visit;

/** Touchpoint events for tests, each with just what it is about, and seeded random ones of every kind counted here. */
public final class Events {
    private Events() {}

    public static Touchpoint csat(int score) {
        return survey(
                new Survey(new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, score), null, null, null, null, null, null));
    }

    public static Touchpoint nps(int score) {
        return survey(new Survey(null, score, null, null, null, null, null));
    }

    public static Touchpoint effort(EffortInstrument instrument, int score) {
        return survey(new Survey(null, null, new Survey.Effort(instrument, score), null, null, null, null));
    }

    public static Touchpoint temkin(Integer success, Integer ease, Integer emotion) {
        return survey(new Survey(null, null, null, success, ease, emotion, null));
    }

    public static Touchpoint survey(Survey survey) {
        return of(Kind.SURVEY, 0, null, survey, null, null, null, null, null);
    }

    public static Touchpoint contact(Contact.Outcome outcome) {
        return of(
                Kind.CONTACT,
                0,
                null,
                null,
                new Contact(outcome, null, null, null, null, null, null),
                null,
                null,
                null,
                null);
    }

    public static Touchpoint visit(Visit.Outcome outcome) {
        return of(Kind.VISIT, 0, null, null, null, new Visit(outcome, null, null, null, null), null, null, null);
    }

    public static Touchpoint delivery(Delivery.Status status) {
        return of(Kind.DELIVERY, 0, null, null, null, null, new Delivery(status, null), null, null);
    }

    public static Touchpoint complaint() {
        return of(Kind.COMPLAINT, 0, null, null, null, null, null, new Complaint(null, null, null), null);
    }

    public static Touchpoint mention(Mention.Intent intent, Double sentiment, Double confidence) {
        return of(
                Kind.MENTION, 0, null, null, null, null, null, null, new Mention(intent, sentiment, confidence, null));
    }

    /** A change of that name at the checkout. */
    public static Touchpoint change(String what) {
        return Touchpoints.event("e-1", null, 0).change(what).build();
    }

    public static Touchpoint quality(Quality quality) {
        return Touchpoints.event("e-1", "c-1", 0).quality(quality).build();
    }

    /** The same event, at a time and a stage. */
    public static Touchpoint at(Touchpoint event, long timeMillis, Stage stage) {
        if (event.change() != null) {
            return Touchpoints.event("e-1", null, timeMillis)
                    .stage(stage)
                    .change(event.change().what())
                    .build();
        }
        if (event.quality() != null) {
            return Touchpoints.event("e-1", "c-1", timeMillis)
                    .stage(stage)
                    .quality(event.quality())
                    .build();
        }
        return of(
                event.kind(),
                timeMillis,
                stage,
                event.survey(),
                event.contact(),
                event.visit(),
                event.delivery(),
                event.complaint(),
                event.mention());
    }

    public static List<Touchpoint> random(SplittableRandom random, int count) {
        List<Touchpoint> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(random(random));
        }
        return events;
    }

    private static Touchpoint random(SplittableRandom random) {
        Touchpoint event = switch (random.nextInt(8)) {
            case 0 -> survey(randomSurvey(random));
            case 1 -> contact(maybe(random, Contact.Outcome.values()));
            case 2 -> visit(maybe(random, Visit.Outcome.values()));
            case 3 -> delivery(maybe(random, Delivery.Status.values()));
            case 4 -> complaint();
            case 5 -> quality(randomQuality(random));
            case 6 -> change(maybe(random, "release-1", "release-2", "campaign"));
            default ->
                mention(
                        maybe(random, Mention.Intent.values()),
                        maybe(random, -1.0, 1.0, random.nextDouble(-1, 1), random.nextDouble(-1e-9, 1e-9)),
                        maybe(random, 0.0, 1.0, 1e-300, random.nextDouble(), random.nextDouble(1e-6)));
        };
        return at(event, random.nextLong(-1_000_000, 2_000_000_000_000L), maybe(random, Stage.values()));
    }

    /** Facts of episodes in one cell: efforts and first contacts, open and final. */
    public static List<Fact> randomEpisodeFacts(SplittableRandom random, int count) {
        List<Fact> facts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            facts.add(
                    random.nextBoolean()
                            ? effort(
                                    random.nextInt(4) == 0 ? random.nextInt(6) / 5.0 : random.nextDouble(),
                                    random.nextBoolean())
                            : firstContact(random.nextBoolean(), random.nextBoolean()));
        }
        return facts;
    }

    public static Fact effort(double effort01, boolean isOpen) {
        return new Fact("gold", "checkout", "web", 0, false, isOpen, new Fact.Effort(effort01), null, null);
    }

    public static Fact firstContact(boolean isResolved, boolean isOpen) {
        return new Fact("gold", "checkout", "web", 0, false, isOpen, null, new Fact.FirstContact(isResolved), null);
    }

    public static Fact resolution(Double seconds, Boolean isInTarget) {
        return new Fact(
                "gold", "checkout", "web", 0, false, false, null, null, new Fact.Resolution(seconds, isInTarget));
    }

    public static Survey randomSurvey(SplittableRandom random) {
        CsatScale scale = CsatScale.values()[random.nextInt(CsatScale.values().length)];
        EffortInstrument instrument = EffortInstrument.values()[random.nextInt(EffortInstrument.values().length)];
        return new Survey(
                maybe(random, new Survey.Satisfaction(scale, random.nextInt(scale.lowest(), scale.highest() + 1))),
                maybe(random, random.nextInt(11)),
                maybe(
                        random,
                        new Survey.Effort(instrument, random.nextInt(instrument.lowest(), instrument.highest() + 1))),
                maybe(random, random.nextInt(1, 8)),
                maybe(random, random.nextInt(1, 8)),
                maybe(random, random.nextInt(1, 8)),
                null);
    }

    /** Of any medium; one in a few cannot be judged. */
    public static Quality randomQuality(SplittableRandom random) {
        Double mos = random.nextInt(5) == 0 ? (Double) random.nextDouble(1, 5) : null;
        return switch (Quality.Media.values()[random.nextInt(4)]) {
            case VOICE ->
                new Quality(
                        Quality.Media.VOICE,
                        new Quality.Voice(
                                maybe(random, "G.711", "PCMU/8000", "opus"),
                                maybe(random, random.nextDouble(400)),
                                maybe(random, random.nextDouble(400)),
                                maybe(random, 40.0),
                                maybe(random, random.nextDouble(10)),
                                maybe(random, random.nextDouble(1, 4))),
                        null,
                        null,
                        null,
                        mos);
            case WEB ->
                new Quality(
                        Quality.Media.WEB,
                        null,
                        new Quality.Web(
                                maybe(random, random.nextDouble(8000)),
                                maybe(random, random.nextDouble(800)),
                                maybe(random, random.nextDouble()),
                                maybe(random, random.nextDouble(40)),
                                maybe(random, random.nextDouble(30))),
                        null,
                        null,
                        mos);
            case VIDEO ->
                new Quality(
                        Quality.Media.VIDEO,
                        null,
                        null,
                        new Quality.Video(
                                random.nextDouble(300), random.nextInt(5), maybe(random, random.nextDouble(20))),
                        null,
                        mos);
            case API ->
                new Quality(
                        Quality.Media.API,
                        null,
                        null,
                        null,
                        new Quality.Api(random.nextDouble(5000), maybe(random, 800.0), random.nextInt(10) == 0),
                        mos);
        };
    }

    /** One of them, or nothing. */
    @SafeVarargs
    private static <T> T maybe(SplittableRandom random, T... choices) {
        int choice = random.nextInt(choices.length + 1);
        return choice == choices.length ? null : choices[choice];
    }

    private static Touchpoint of(
            Kind kind,
            long timeMillis,
            Stage stage,
            Survey survey,
            Contact contact,
            Visit visit,
            Delivery delivery,
            Complaint complaint,
            Mention mention) {
        return new Touchpoint(
                "e-1",
                null,
                timeMillis,
                kind,
                "checkout",
                Channel.WEB,
                "c-1",
                null,
                stage,
                null,
                null,
                survey,
                contact,
                visit,
                null,
                null,
                delivery,
                complaint,
                null,
                mention,
                null,
                null,
                null,
                null);
    }
}
