package xm.app.bench;

import java.util.SplittableRandom;

/** Answers that come each on its own, at one rate, a share of them bad. */
final class AnswerTraffic {
    private final Poisson bad;
    private final Poisson good;

    /** @param perPane how many answers come in a pane on average */
    AnswerTraffic(double perPane, double shareOfBad) {
        bad = new Poisson(perPane * shareOfBad);
        good = new Poisson(perPane * (1 - shareOfBad));
    }

    void fill(AnsweredPane pane, SplittableRandom dice) {
        pane.fill(bad.draw(dice), good.draw(dice), dice);
    }

    /** A pane in which this traffic gives way to another one after a part of it. */
    void fillUntil(double part, AnswerTraffic after, AnsweredPane pane, SplittableRandom dice) {
        int badBefore = thinned(bad.draw(dice), part, dice);
        int goodBefore = thinned(good.draw(dice), part, dice);
        pane.fill(badBefore, goodBefore, dice);
        int badAfter = thinned(after.bad.draw(dice), 1 - part, dice);
        int goodAfter = thinned(after.good.draw(dice), 1 - part, dice);
        pane.append(badAfter, goodAfter, dice);
    }

    private static int thinned(int count, double part, SplittableRandom dice) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            kept += dice.nextDouble() < part ? 1 : 0;
        }
        return kept;
    }
}
