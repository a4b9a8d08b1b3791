package xm.speed;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import xm.event.Cancellation;
import xm.event.CaseUpdate;
import xm.event.Change;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.Cord;
import xm.event.CsatScale;
import xm.event.Delivery;
import xm.event.EffortInstrument;
import xm.event.Mention;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Referral;
import xm.event.Survey;
import xm.event.Visit;

/** The payloads of {@link Traffic}: the members that usually are there, with values that usually are seen. */
final class Payloads {
    private static final String[] TOPICS = {"order-status", "refund", "damaged-item", "invoice", "login"};

    private final SplittableRandom dice;

    Payloads(SplittableRandom dice) {
        this.dice = dice;
    }

    /** Nine in ten answer how satisfied they were, always from one to five: what others would read of it. */
    Survey survey() {
        Survey.Satisfaction csat = dice.nextInt(10) == 0
                ? null
                : new Survey.Satisfaction(CsatScale.ONE_TO_FIVE, 5 - (int) (5 * Math.pow(dice.nextDouble(), 2)));
        return new Survey(
                csat,
                dice.nextInt(11),
                new Survey.Effort(EffortInstrument.CES2, dice.nextInt(1, 8)),
                null,
                null,
                null,
                any(TOPICS));
    }

    Contact contact() {
        return new Contact(
                any(Contact.Outcome.values()),
                seconds(900),
                seconds(1200),
                dice.nextInt(3),
                dice.nextInt(10) == 0,
                any(Contact.Handler.values()),
                any(TOPICS));
    }

    Visit visit() {
        Visit.Outcome outcome = dice.nextInt(10) < 7 ? Visit.Outcome.COMPLETED : any(Visit.Outcome.values());
        return new Visit(outcome, dice.nextInt(3, 12), 5, dice.nextInt(2), seconds(600));
    }

    Quality quality() {
        return switch (any(Quality.Media.values())) {
            case VOICE ->
                new Quality(
                        Quality.Media.VOICE,
                        new Quality.Voice("g711", null, seconds(200), 40.0, seconds(3), 1.2),
                        null,
                        null,
                        null,
                        null);
            case WEB ->
                new Quality(
                        Quality.Media.WEB,
                        null,
                        new Quality.Web(seconds(4000), seconds(400), 0.05, null, null),
                        null,
                        null,
                        null);
            case VIDEO ->
                new Quality(
                        Quality.Media.VIDEO,
                        null,
                        null,
                        new Quality.Video(300 + seconds(900), dice.nextInt(4), seconds(12)),
                        null,
                        null);
            case API ->
                new Quality(
                        Quality.Media.API,
                        null,
                        null,
                        null,
                        new Quality.Api(seconds(800), 500.0, dice.nextInt(50) == 0),
                        null);
        };
    }

    Purchase purchase() {
        return new Purchase(BigDecimal.valueOf(dice.nextLong(500, 30_000), 2), "EUR", dice.nextInt(1, 6));
    }

    Delivery delivery() {
        return dice.nextInt(10) == 0
                ? new Delivery(Delivery.Status.LATE, seconds(600))
                : new Delivery(Delivery.Status.ON_TIME, seconds(30) - 30);
    }

    Complaint complaint() {
        return new Complaint(caseId(), dice.nextInt(1, 5), any(TOPICS));
    }

    CaseUpdate caseUpdate() {
        return new CaseUpdate(caseId(), any(CaseUpdate.Status.values()), 172_800.0, null);
    }

    Mention mention() {
        return new Mention(any(Mention.Intent.values()), 2 * share() - 1, share(), dice.nextLong(10_000));
    }

    Referral referral(String customer) {
        return new Referral(customer);
    }

    Cancellation cancellation() {
        return new Cancellation("price");
    }

    Cord cord() {
        return new Cord("queue-too-long");
    }

    Change change() {
        return new Change("release-2026-" + dice.nextInt(40));
    }

    private String caseId() {
        return "case-" + dice.nextInt(100_000);
    }

    private double share() {
        return dice.nextInt(100) / 100.0;
    }

    /** Below a bound, to a tenth. */
    private double seconds(int bound) {
        return dice.nextInt(10 * bound) / 10.0;
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[dice.nextInt(values.length)];
    }
}
