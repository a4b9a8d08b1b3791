package xm.app.bench;

import java.util.function.Predicate;

/** A rule on sliding windows, looked at every so many minutes; its alarm lasts as long as the rule says. */
final class MinuteRule implements Rule {
    private final Predicate<Minutes> rule;
    private final int everyMinutes;
    private final int panesPerMinute;
    private final Minutes minutes = new Minutes();
    private int panes;
    private boolean isFiring;

    MinuteRule(Predicate<Minutes> rule, int everyMinutes, int panesPerMinute) {
        this.rule = rule;
        this.everyMinutes = everyMinutes;
        this.panesPerMinute = panesPerMinute;
    }

    @Override
    public double see(AnsweredPane pane) {
        minutes.add(pane.size(), pane.bad());
        panes++;
        if (panes % panesPerMinute != 0) {
            return QUIET;
        }
        minutes.next();
        if (panes % (panesPerMinute * everyMinutes) != 0) {
            return QUIET;
        }
        boolean wasFiring = isFiring;
        isFiring = rule.test(minutes);
        return isFiring && !wasFiring ? 1 : QUIET;
    }

    @Override
    public boolean isFiring() {
        return isFiring;
    }

    /** Answers of the last hours, minute by minute. */
    static final class Minutes {
        /** The longest window. */
        static final int KEPT = 360;

        private final long[] answersUpTo = new long[KEPT + 2];
        private final long[] badUpTo = new long[KEPT + 2];
        private int now;

        void add(int answers, int bad) {
            answersUpTo[now] += answers;
            badUpTo[now] += bad;
        }

        /** Begins the next minute. */
        void next() {
            int last = now;
            now = (now + 1) % answersUpTo.length;
            answersUpTo[now] = answersUpTo[last];
            badUpTo[now] = badUpTo[last];
        }

        /** How many came in the last full minutes. */
        long answers(int window) {
            return since(answersUpTo, window);
        }

        long bad(int window) {
            return since(badUpTo, window);
        }

        private long since(long[] upTo, int window) {
            return upTo[now] - upTo[Math.floorMod(now - 1 - window, upTo.length)];
        }
    }
}
