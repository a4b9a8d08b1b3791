package xm.speed;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import xm.event.Channel;
import xm.event.Kind;
import xm.event.Origin;
import xm.event.Stage;
import xm.event.Touchpoint;

/**
 * The events that are read: each is a function of its number.
 *
 * <p>About 350 bytes each, of all kinds or surveys alone, from customers of whom few are seen often, in four segments of which
 * one holds most; how many customers, touchpoints, and events to a second there are is said by a {@link Load}. Within a
 * partition time never goes back, so nothing is late for anybody.
 */
public final class Traffic {
    public static final int PARTITIONS = 4;

    private static final long BEGIN_MILLIS =
            Instant.parse("2026-11-21T10:00:00Z").toEpochMilli();

    private static final List<Place> PLACES = List.of(
            new Place("checkout", Channel.WEB, Stage.PURCHASE),
            new Place("checkout", Channel.MOBILE, Stage.PURCHASE),
            new Place("checkout", Channel.STORE, Stage.PURCHASE),
            new Place("search", Channel.WEB, Stage.RESEARCH),
            new Place("search", Channel.MOBILE, Stage.RESEARCH),
            new Place("product-page", Channel.WEB, Stage.EVALUATION),
            new Place("product-page", Channel.MOBILE, Stage.EVALUATION),
            new Place("support", Channel.CALL, Stage.POST_PURCHASE),
            new Place("support", Channel.CHAT, Stage.POST_PURCHASE),
            new Place("support", Channel.EMAIL, Stage.POST_PURCHASE),
            new Place("delivery", Channel.DELIVERY, Stage.POST_PURCHASE),
            new Place("delivery", Channel.PARTNER, Stage.POST_PURCHASE),
            new Place("returns", Channel.WEB, Stage.POST_PURCHASE),
            new Place("returns", Channel.STORE, Stage.POST_PURCHASE),
            new Place("account", Channel.WEB, Stage.REPEAT_PURCHASE),
            new Place("account", Channel.MOBILE, Stage.REPEAT_PURCHASE),
            new Place("billing", Channel.EMAIL, Stage.POST_PURCHASE),
            new Place("store-visit", Channel.STORE, Stage.EVALUATION),
            new Place("loyalty", Channel.MOBILE, Stage.REPEAT_PURCHASE),
            new Place("newsletter", Channel.EMAIL, Stage.RESEARCH));

    /** In how many of a thousand events each kind comes, in the order of {@link Kind}. */
    private static final int[] WEIGHTS = {220, 130, 240, 200, 70, 50, 15, 30, 20, 5, 5, 10, 2, 3};

    private Traffic() {}

    /** A touchpoint as it is met in one channel. */
    private record Place(String touchpoint, Channel channel, Stage stage) {}

    public static Touchpoint event(long number) {
        return event(number, Load.USUAL);
    }

    public static Touchpoint event(long number, Load load) {
        return event(number, load, null, millis(number, load));
    }

    /** The same event of a customer of choice, if it is of a customer at all. */
    public static Touchpoint event(long number, String chosen) {
        return event(number, Load.USUAL, chosen, millis(number, Load.USUAL));
    }

    /** The same event at a time of choice. */
    public static Touchpoint event(long number, Load load, long timeMillis) {
        return event(number, load, null, timeMillis);
    }

    private static long millis(long number, Load load) {
        return BEGIN_MILLIS + number * 1000 / load.eventsASecond();
    }

    private static Touchpoint event(long number, Load load, String chosen, long timeMillis) {
        SplittableRandom dice = new SplittableRandom(number);
        Kind any = kind(dice);
        Kind kind = load.isOfSurveys() ? Kind.SURVEY : any;
        Place place = PLACES.get(skewed(dice, PLACES.size()));
        String drawn = kind.needsCustomer() ? customer(dice, load) : null;
        String customer = drawn == null || chosen == null ? drawn : chosen;
        Payloads payload = new Payloads(dice);
        return new Touchpoint(
                new UUID(dice.nextLong(), number).toString(),
                kind.wireName() + "-feed",
                timeMillis,
                kind,
                touchpoint(place, dice, load),
                place.channel(),
                customer,
                customer == null ? null : segment(customer),
                place.stage(),
                "order-" + dice.nextInt(10_000_000, 100_000_000),
                Origin.DIRECT,
                kind == Kind.SURVEY ? payload.survey() : null,
                kind == Kind.CONTACT ? payload.contact() : null,
                kind == Kind.VISIT || kind == Kind.PROBE ? payload.visit() : null,
                kind == Kind.QUALITY ? payload.quality() : null,
                kind == Kind.PURCHASE ? payload.purchase() : null,
                kind == Kind.DELIVERY ? payload.delivery() : null,
                kind == Kind.COMPLAINT ? payload.complaint() : null,
                kind == Kind.CASE ? payload.caseUpdate() : null,
                kind == Kind.MENTION ? payload.mention() : null,
                kind == Kind.REFERRAL ? payload.referral(customer(dice, load)) : null,
                kind == Kind.CANCELLATION ? payload.cancellation() : null,
                kind == Kind.CORD ? payload.cord() : null,
                kind == Kind.CHANGE ? payload.change() : null);
    }

    /** One for all events of a customer, as with keys; what has none is dealt out in turn. */
    public static int partition(Touchpoint event, long number) {
        long hash = event.customer() == null ? number : event.customer().hashCode();
        return Math.floorMod(hash ^ (hash >>> 7), PARTITIONS);
    }

    private static Kind kind(SplittableRandom dice) {
        int rest = dice.nextInt(1000);
        for (Kind kind : Kind.values()) {
            rest -= WEIGHTS[kind.ordinal()];
            if (rest < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the weights add up to a thousand");
    }

    private static String customer(SplittableRandom dice, Load load) {
        return "c-" + (1_000_000 + skewed(dice, load.customers()));
    }

    private static String touchpoint(Place place, SplittableRandom dice, Load load) {
        return load.touchpoints() == 1
                ? place.touchpoint()
                : place.touchpoint() + '-' + dice.nextInt(load.touchpoints());
    }

    /** Below a count; the first eighth comes as often as a quarter would if all were alike. */
    private static int skewed(SplittableRandom dice, int count) {
        return (int) (Math.pow(dice.nextDouble(), 1.5) * count);
    }

    private static String segment(String customer) {
        int percent = Math.floorMod(customer.hashCode() * 0x9E3779B9 >>> 8, 100);
        if (percent < 60) {
            return "basic";
        }
        return percent < 85 ? "silver" : percent < 97 ? "gold" : "platinum";
    }
}
