package xm.alert;

import java.util.function.IntFunction;
import xm.promise.Observed;

/**
 * What an alert says in one line of at most 120 characters, for somebody who was asleep: of whom and where, what is seen,
 * what was promised, for how long.
 *
 * <p>Names come from events and may be anything: they are cut in the middle until the line is short enough, and never bring
 * a line break or a control character with them.
 */
final class Words {
    /** What is visible on a locked phone. */
    static final int LONGEST = 120;

    private static final int[] LIMITS = {80, 60, 48, 40, 34, 28, 24, 20, 16, 12, 8, 4};

    private Words() {}

    /** Gold CSAT at checkout 74 %, promised 88 %, for 6 min. */
    static String broken(
            Subject subject, String signal, Observed observed, double promised, long forMillis, boolean isSilent) {
        String held = held(signal, observed, promised, " ", "is broken");
        return fit(limit -> subject.with(SignalWords.name(signal), limit)
                + held
                + (forMillis < 1_000 ? ", just now" : ", for " + Figures.time(forMillis))
                + (isSilent ? ", no data now" : ""));
    }

    /** Gold CSAT at checkout back at 91 %, promised 88 %, after 43 min. */
    static String recovered(Subject subject, String signal, Observed observed, double promised, long afterMillis) {
        boolean isBack = observed == null || SignalWords.isKept(signal, observed.value(), promised);
        String held =
                held(signal, observed, promised, isBack ? " back at " : " no longer surely broken: ", "is well again");
        return fit(
                limit -> subject.with(SignalWords.name(signal), limit) + held + ", after " + Figures.time(afterMillis));
    }

    /** Gold CSAT at checkout 82 %, promised 80 % now and 88 % before, after 43 min. */
    static String eased(
            Subject subject,
            String signal,
            Observed observed,
            double promised,
            double before,
            String when,
            long millis) {
        String held = held(signal, observed, promised, " ", "");
        return fit(limit -> subject.with(SignalWords.name(signal), limit) + held + " now and "
                + SignalWords.value(signal, before, promised) + " before, " + when + " " + Figures.time(millis));
    }

    /** Gold CSAT at checkout was broken for 43 min, resolved in 30 min if it stays well. */
    static String mending(Subject subject, String signal, long forMillis, long holdMillis) {
        return fit(limit -> subject.with(SignalWords.name(signal), limit) + " was broken for " + Figures.time(forMillis)
                + ", resolved in " + Figures.time(holdMillis) + " if it stays well");
    }

    /**
     * Gold CSAT at checkout is no longer promised, after 43 min.
     *
     * @param as what became of it, {@code judged by channel now}
     */
    static String withdrawn(Subject subject, String signal, String as, long afterMillis) {
        return fit(limit ->
                subject.with(SignalWords.name(signal), limit) + " is " + as + ", after " + Figures.time(afterMillis));
    }

    /** Gold CSAT at checkout: closed, nothing was heard of it for 7 d. */
    static String forgotten(Subject subject, String signal, long forMillis) {
        return fit(limit -> subject.with(SignalWords.name(signal), limit) + ": closed, nothing was heard of it for "
                + Figures.time(forMillis));
    }

    /** No CSAT answers from checkout for 12 min: nobody can see whether 3 promises are kept. */
    static String silent(Subject subject, String answers, int promises, long forMillis) {
        String seen =
                ": nobody can see whether " + (promises == 1 ? "a promise is" : promises + " promises are") + " kept";
        return fit(limit -> "No " + answers + subject.source(limit) + " for " + Figures.time(forMillis) + seen);
    }

    /** CSAT answers from checkout are back after 23 min, resolved in 23 min if they stay. */
    static String returning(Subject subject, String answers, long afterMillis, long holdMillis) {
        return fit(limit -> Figures.capital(answers) + subject.source(limit) + " are back after "
                + Figures.time(afterMillis) + ", resolved in " + Figures.time(holdMillis) + " if they stay");
    }

    /** CSAT answers from checkout are back after 43 min. */
    static String heard(Subject subject, String answers, long afterMillis) {
        return fit(limit ->
                Figures.capital(answers) + subject.source(limit) + " are back after " + Figures.time(afterMillis));
    }

    /** CSAT answers from checkout are no longer needed by any promise, after 43 min. */
    static String unwatched(Subject subject, String answers, long afterMillis) {
        return fit(limit -> Figures.capital(answers) + subject.source(limit)
                + " are no longer needed by any promise, after " + Figures.time(afterMillis));
    }

    /** Gold customers in trouble at checkout: 14 in 6 min, usually 2 a day. */
    static String burst(Subject subject, long count, long inMillis, double usualAnHour) {
        return fit(limit -> subject.with("customers in trouble", limit) + ": " + count + " in " + Figures.time(inMillis)
                + ", usually " + Figures.pace(usualAnHour));
    }

    /** Gold customers in trouble at checkout: 31, told with the alert on resolution time from now on. */
    static String joined(Subject subject, long count, String signal) {
        return fit(limit -> subject.with("customers in trouble", limit) + ": " + count + ", told with the alert on "
                + signal + " from now on");
    }

    /** Gold customers in trouble at checkout: as few as usual again after 43 min, 31 in all. */
    static String calm(Subject subject, long count, long afterMillis) {
        return fit(limit -> subject.with("customers in trouble", limit) + ": as few as usual again after "
                + Figures.time(afterMillis) + ", " + count + " in all");
    }

    private static String held(String signal, Observed observed, double promised, String before, String unseen) {
        return observed == null
                ? ' ' + unseen + ", " + SignalWords.promised(signal, promised, promised)
                : before + SignalWords.value(signal, observed.value(), promised) + ", "
                        + SignalWords.promised(signal, observed.value(), promised);
    }

    private static String fit(IntFunction<String> line) {
        for (int limit : LIMITS) {
            String text = line.apply(limit);
            if (Figures.length(text) <= LONGEST) {
                return text;
            }
        }
        return Figures.name(line.apply(LIMITS[LIMITS.length - 1]), LONGEST);
    }
}
