package xm.codec;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import xm.event.Cancellation;
import xm.event.CaseUpdate;
import xm.event.Change;
import xm.event.Channel;
import xm.event.Complaint;
import xm.event.Contact;
import xm.event.Cord;
import xm.event.CsatScale;
import xm.event.Delivery;
import xm.event.EffortInstrument;
import xm.event.Kind;
import xm.event.Mention;
import xm.event.Origin;
import xm.event.Purchase;
import xm.event.Quality;
import xm.event.Referral;
import xm.event.Stage;
import xm.event.Survey;
import xm.event.Touchpoint;
import xm.event.Visit;

/** Events of every kind with every member there or not, from one seed. */
public final class RandomEvents {
    private final SplittableRandom random;

    public RandomEvents(long seed) {
        random = new SplittableRandom(seed);
    }

    public Touchpoint next() {
        Kind kind = any(Kind.values());
        boolean isProbe = kind == Kind.PROBE;
        return new Touchpoint(
                id(),
                maybe(this::id),
                random.nextLong(Rfc3339.parse("0000-01-01T00:00:00Z"), Rfc3339.parse("9999-12-31T23:59:59.999Z")),
                kind,
                name(),
                any(Channel.values()),
                kind.needsCustomer() ? id() : maybe(this::id),
                maybe(this::name),
                maybe(() -> any(Stage.values())),
                maybe(this::id),
                maybe(() -> any(Origin.values())),
                kind == Kind.SURVEY ? survey() : isProbe ? maybe(this::survey) : null,
                kind == Kind.CONTACT ? contact() : isProbe ? maybe(this::contact) : null,
                kind == Kind.VISIT ? visit() : isProbe ? maybe(this::visit) : null,
                kind == Kind.QUALITY ? quality() : null,
                kind == Kind.PURCHASE ? purchase() : null,
                kind == Kind.DELIVERY ? new Delivery(any(Delivery.Status.values()), number(-1e7, 1e7)) : null,
                kind == Kind.COMPLAINT ? new Complaint(maybe(this::id), integer(1, 4), maybe(this::name)) : null,
                kind == Kind.CASE ? caseUpdate() : null,
                kind == Kind.MENTION ? mention() : null,
                kind == Kind.REFERRAL ? new Referral(id()) : null,
                kind == Kind.CANCELLATION ? new Cancellation(maybe(this::name)) : null,
                kind == Kind.CORD ? new Cord(maybe(this::name)) : null,
                kind == Kind.CHANGE ? new Change(maybe(this::name)) : null);
    }

    private CaseUpdate caseUpdate() {
        return new CaseUpdate(id(), any(CaseUpdate.Status.values()), number(0, 1e9), maybe(random::nextBoolean));
    }

    private Survey survey() {
        return new Survey(
                maybe(this::satisfaction),
                integer(0, 10),
                maybe(this::effort),
                integer(1, 7),
                integer(1, 7),
                integer(1, 7),
                maybe(this::name));
    }

    private Survey.Satisfaction satisfaction() {
        CsatScale scale = any(CsatScale.values());
        return new Survey.Satisfaction(scale, random.nextInt(scale.lowest(), scale.highest() + 1));
    }

    private Survey.Effort effort() {
        EffortInstrument instrument = any(EffortInstrument.values());
        return new Survey.Effort(instrument, random.nextInt(instrument.lowest(), instrument.highest() + 1));
    }

    private Contact contact() {
        return new Contact(
                maybe(() -> any(Contact.Outcome.values())),
                number(0, 1e9),
                number(0, 1e9),
                integer(0, 1_000_000_000),
                maybe(random::nextBoolean),
                maybe(() -> any(Contact.Handler.values())),
                maybe(this::name));
    }

    private Visit visit() {
        return new Visit(
                maybe(() -> any(Visit.Outcome.values())),
                integer(0, 50),
                integer(0, 50),
                integer(0, 1_000_000_000),
                number(0, 1e9));
    }

    /** The measurements of a medium are there if one of them is. */
    private Quality quality() {
        Double mos = number(1, 5);
        return switch (any(Quality.Media.values())) {
            case VOICE ->
                new Quality(
                        Quality.Media.VOICE,
                        maybe(() -> new Quality.Voice(
                                maybe(this::id),
                                number(0, 1e9),
                                20.5,
                                number(0, 1e9),
                                number(0, 100),
                                number(1, 1000))),
                        null,
                        null,
                        null,
                        mos);
            case WEB ->
                new Quality(
                        Quality.Media.WEB,
                        null,
                        maybe(() ->
                                new Quality.Web(2500.0, number(0, 1e9), number(0, 1), number(0, 9), number(0, 1e9))),
                        null,
                        null,
                        mos);
            case VIDEO ->
                new Quality(
                        Quality.Media.VIDEO,
                        null,
                        null,
                        maybe(() -> new Quality.Video(number(0, 1e9), 3, number(0, 1e9))),
                        null,
                        mos);
            case API ->
                new Quality(
                        Quality.Media.API,
                        null,
                        null,
                        null,
                        maybe(() -> new Quality.Api(number(0, 1e9), number(0, 1e9), random.nextBoolean())),
                        mos);
        };
    }

    private Purchase purchase() {
        BigDecimal amount = BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), random.nextInt(7));
        return new Purchase(maybe(() -> amount), maybe(() -> any("EUR", "JPY", "CHF")), integer(0, 1_000_000_000));
    }

    private Mention mention() {
        return new Mention(
                maybe(() -> any(Mention.Intent.values())),
                number(-1, 1),
                number(0, 1),
                maybe(() -> random.nextLong(1_000_000_000_000L)));
    }

    private String id() {
        return any("e-", "ß ", "\"\\/", "\ud83d\ude00", "店") + random.nextInt(100_000);
    }

    private String name() {
        return any("checkout-", "größe-", "店-", "probe-") + random.nextInt(1000);
    }

    private Double number(double low, double high) {
        return maybe(() -> random.nextDouble(low, high));
    }

    private Integer integer(int low, int high) {
        return maybe(() -> random.nextInt(low, high + 1));
    }

    private <T> T maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    @SafeVarargs
    private <T> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
