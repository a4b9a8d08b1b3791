package xm.customer.standing;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import xm.customer.CustomerException;
import xm.customer.CustomerException.Kind;
import xm.customer.CustomerMemory;
import xm.customer.Moment;
import xm.customer.churn.ChurnRules;
import xm.customer.churn.LogOdds;
import xm.customer.churn.Score;
import xm.event.Cell;

/**
 * Which single customers must not wait for an average, said once for each cause. Times and thresholds are our
 * own choice.
 *
 * <ul>
 *   <li>one-strike: a strike of a customer who is {@code valuable}, or whose segment is.
 *   <li>at-risk: the risk of leaving rises to its threshold; again only after it was below the lower one. Who is there
 *       from the first by the base alone has crossed nothing.
 *   <li>resolved-but-resentful: got what they wanted with little effort and felt badly about it, in one survey, or in a
 *       survey at most {@code resentment} after the contact about the same matter, with no high effort meanwhile.
 *   <li>silent-sufferer: an episode of high effort, and no answer and no complaint for {@code patience}. One at a time,
 *       as it is the customer who is called and not the episode.
 * </ul>
 *
 * @param oneStrikeDue in what time somebody should have acted; the same for the others
 * @param valuable money a year from which on a customer is
 * @param memory how long it is remembered what was said
 */
public record ExceptionRules(
        Duration oneStrikeDue,
        Duration atRiskDue,
        Duration resentfulDue,
        Duration silentSuffererDue,
        double valuable,
        Set<String> valuableSegments,
        Duration resentment,
        Duration patience,
        Duration memory)
        implements Serializable {

    /** As they ship. */
    public static final ExceptionRules DEFAULT = new ExceptionRules(
            Duration.ofHours(4),
            Duration.ofDays(2),
            Duration.ofDays(1),
            Duration.ofDays(2),
            200,
            Set.of(),
            Duration.ofDays(7),
            Duration.ofDays(3),
            Duration.ofDays(400));

    private static final double DAY_MILLIS = 86_400_000;

    public ExceptionRules {
        valuableSegments = Set.copyOf(valuableSegments);
    }

    /** The same with other customers taken for valuable. */
    public ExceptionRules valuing(double from, Set<String> segments) {
        return new ExceptionRules(
                oneStrikeDue, atRiskDue, resentfulDue, silentSuffererDue, from, segments, resentment, patience, memory);
    }

    /** A strike. */
    void strike(Subject subject, Moment moment, double value) {
        boolean isNamed = valuableSegments.contains(moment.segment());
        if (!isNamed && value < valuable) {
            return;
        }
        String worth = isNamed
                ? "the segment " + moment.segment() + " is one of the valuable ones"
                : words("worth %s a year; from %s on a single bad experience is one too many", value, valuable);
        Occasion occasion = Occasion.of(moment);
        List<String> why = List.of(occasion.cause + ", at " + moment.touchpoint(), worth);
        say(subject, Kind.ONE_STRIKE, occasion, value, oneStrikeDue, why);
    }

    /** Got what they wanted, and said in the same breath that it felt bad. */
    void resentful(Subject subject, Moment moment, double value) {
        List<String> why = List.of(
                "got what they wanted with little effort, and yet felt badly about it",
                "said so in one survey, at " + moment.touchpoint());
        say(subject, Kind.RESOLVED_BUT_RESENTFUL, Occasion.of(moment), value, resentfulDue, why);
    }

    /** Felt badly about a matter: resentful if a contact had resolved it easily. */
    void upset(Subject subject, Moment moment, double value) {
        EasyContacts contacts = subject.profile().easyContacts;
        long from = moment.timeMillis() - resentment.toMillis();
        long contact = contacts == null ? Long.MIN_VALUE : contacts.last(moment.cause(), from, moment.timeMillis());
        Long effort = subject.profile().effortMillis;
        boolean wasHard = effort != null && effort >= from;
        if (contact == Long.MIN_VALUE || wasHard) {
            return;
        }
        List<String> why = List.of(
                "a contact resolved the matter with little effort, and yet they felt badly about it",
                words("the survey came %s days after the contact", (moment.timeMillis() - contact) / DAY_MILLIS));
        String cause = moment.cause() + ", contact of " + Instant.ofEpochMilli(contact);
        Occasion occasion = new Occasion(moment.segment(), moment.touchpoint(), moment.timeMillis(), cause);
        say(subject, Kind.RESOLVED_BUT_RESENTFUL, occasion, value, resentfulDue, why);
    }

    /** An episode became one of high effort. */
    void effort(Profile profile, Moment moment) {
        profile.effortMillis = moment.timeMillis();
        boolean hasSpoken = profile.spokeMillis != null && profile.spokeMillis >= moment.timeMillis();
        boolean isFirst = profile.suffering == null || moment.timeMillis() < profile.suffering.sinceMillis;
        if (!hasSpoken && isFirst) {
            profile.suffering = new Suffering(moment);
        }
    }

    /** The customer answered or complained. */
    void spoke(Profile profile, long timeMillis) {
        profile.spokeMillis = profile.spokeMillis == null ? timeMillis : Math.max(profile.spokeMillis, timeMillis);
        if (profile.suffering != null && timeMillis >= profile.suffering.sinceMillis) {
            profile.suffering = null;
        }
    }

    /** When a silence becomes suffering, the greatest long if nobody suffers. */
    long suffersMillis(Profile profile) {
        return profile.suffering == null ? CustomerMemory.NEVER : profile.suffering.sinceMillis + patience.toMillis();
    }

    /** A silence has lasted. */
    void suffers(Subject subject, double value) {
        Profile profile = subject.profile();
        Suffering suffering = profile.suffering;
        profile.suffering = null;
        String cause = causeOr(suffering.cause, suffering.sinceMillis);
        List<String> why = List.of(
                words("an episode cost an effort of %s, 1 is the most: ", suffering.effort) + cause,
                words("no answer and no complaint in %s days since", patience.toMillis() / DAY_MILLIS));
        Occasion occasion = new Occasion(suffering.segment, suffering.touchpoint, profile.clockMillis, cause);
        say(subject, Kind.SILENT_SUFFERER, occasion, value, silentSuffererDue, why);
    }

    /**
     * The risk of leaving stands at a value: says so when it has risen to the threshold.
     *
     * @param score why it stands there, asked for only if something is said
     * @param touchpoint of the moment that moved it, {@code null} if it was silence
     */
    void risk(Subject subject, double risk, Supplier<Score> score, ChurnRules churn, double value, String touchpoint) {
        Profile profile = subject.profile();
        if (risk < churn.releaseBelow()) {
            profile.isAlarmed = false;
        }
        if (profile.isAlarmed || risk < churn.threshold()) {
            return;
        }
        profile.isAlarmed = true;
        String day = LocalDate.ofInstant(Instant.ofEpochMilli(profile.clockMillis), ZoneOffset.UTC)
                .toString();
        String place = touchpoint == null ? Cell.ANY : touchpoint;
        Occasion occasion = new Occasion(profile.segment, place, profile.clockMillis, day);
        say(subject, Kind.AT_RISK, occasion, value, atRiskDue, reasons(score.get(), churn));
    }

    /** How long it is remembered that a contact was easy, and what was said. */
    void forget(Profile profile, long nowMillis) {
        if (profile.easyContacts != null && !profile.easyContacts.anyFrom(nowMillis - resentment.toMillis())) {
            profile.easyContacts = null;
        }
        if (profile.said != null && !profile.said.keepFrom(nowMillis - memory.toMillis())) {
            profile.said = null;
        }
    }

    private static List<String> reasons(Score score, ChurnRules churn) {
        List<String> why = new ArrayList<>();
        why.add(words(
                "the risk of leaving within %s days is %s %%; from %s %% on a customer is at risk",
                churn.horizonMillis() / DAY_MILLIS, 100 * score.risk(), 100 * churn.threshold()));
        why.add(words("it would be %s %% without what happened lately", 100 * LogOdds.probability(score.baseLogOdds()))
                + " (" + score.model() + ")");
        score.contributions().stream()
                .skip(1)
                .sorted((a, b) -> Double.compare(Math.abs(b.logOdds()), Math.abs(a.logOdds())))
                .map(part -> part.what() + words(": odds of leaving times %s", Math.exp(part.logOdds())))
                .forEach(why::add);
        return List.copyOf(why);
    }

    private static void say(
            Subject subject, Kind kind, Occasion occasion, double value, Duration due, List<String> why) {
        Profile profile = subject.profile();
        profile.said = profile.said == null ? new Said() : profile.said;
        if (profile.said.isFirst(kind.wireName(), occasion.cause, profile.clockMillis)) {
            subject.voice()
                    .exception(new CustomerException(
                            kind,
                            subject.customer(),
                            occasion.segment,
                            occasion.touchpoint,
                            occasion.timeMillis,
                            occasion.cause,
                            why,
                            value,
                            occasion.timeMillis + due.toMillis()));
        }
    }

    /** What it came from; of what has no name, when it was. */
    private static String causeOr(String cause, long timeMillis) {
        return cause == null ? Instant.ofEpochMilli(timeMillis).toString() : cause;
    }

    /** Where, when and from what an exception came. */
    private record Occasion(String segment, String touchpoint, long timeMillis, String cause) {
        static Occasion of(Moment moment) {
            return new Occasion(
                    moment.segment(),
                    moment.touchpoint(),
                    moment.timeMillis(),
                    causeOr(moment.cause(), moment.timeMillis()));
        }
    }

    /** A sentence with numbers as people write them: two digits behind the point at most. */
    private static String words(String format, double... numbers) {
        Object[] texts = new Object[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            texts[i] = BigDecimal.valueOf(numbers[i])
                    .setScale(2, RoundingMode.HALF_UP)
                    .stripTrailingZeros()
                    .toPlainString();
        }
        return String.format(Locale.ROOT, format, texts);
    }
}
