package xm.app.dispatch.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import xm.alert.Alert;
import xm.dispatch.States;
import xm.promise.Severity;

/**
 * The alerts of one trial in the order in which they are written; the seed says all of it.
 *
 * <p>Some cells have one life, some have others before it. Of those some are short, and some stay open until every receiver
 * holds them, so that there is something to lose. The last life of each stays open until the second half.
 */
record AlertScript(List<Step> firstHalf, List<Step> secondHalf) {
    private static final int LONGEST_PAUSE_MILLIS = 120;

    private static final int HELD_OF_EARLIER = 2;

    /**
     * One state, and how long to wait after it was written.
     *
     * @param isHeld whether it is an end that is written only when every receiver holds what it ends
     */
    record Step(Alert alert, int pauseMillis, boolean isHeld) {}

    static AlertScript of(long seed) {
        SplittableRandom dice = new SplittableRandom(seed);
        List<List<Step>> first = new ArrayList<>();
        List<List<Step>> second = new ArrayList<>();
        int cells = 2 + dice.nextInt(4);
        for (int cell = 0; cell < cells; cell++) {
            Life life = new Life(dice, seed, cell);
            first.add(life.first);
            second.add(life.second);
        }
        return new AlertScript(mixed(first, dice), mixed(second, dice));
    }

    static String key(long seed, int cell) {
        return "satisfied/gold/" + touchpoint(seed) + '-' + cell + "/*";
    }

    static String touchpoint(long seed) {
        return "seed-" + seed;
    }

    List<Step> all() {
        List<Step> all = new ArrayList<>(firstHalf);
        all.addAll(secondHalf);
        return all;
    }

    /** The ends that wait until everybody has heard of what they end. */
    List<Alert> heldEnds() {
        return firstHalf.stream().filter(Step::isHeld).map(Step::alert).toList();
    }

    /** Those of one cell stay in their order. */
    private static List<Step> mixed(List<List<Step>> cells, SplittableRandom dice) {
        List<Step> mixed = new ArrayList<>();
        List<List<Step>> rest = new ArrayList<>();
        cells.forEach(cell -> rest.add(new ArrayList<>(cell)));
        rest.removeIf(List::isEmpty);
        while (!rest.isEmpty()) {
            List<Step> one = rest.get(dice.nextInt(rest.size()));
            mixed.add(one.remove(0));
            rest.removeIf(List::isEmpty);
        }
        return mixed;
    }

    /** What one cell goes through. */
    private static final class Life {
        final List<Step> first = new ArrayList<>();
        final List<Step> second = new ArrayList<>();
        private final SplittableRandom dice;
        private final String key;
        private int revision;

        Life(SplittableRandom dice, long seed, int cell) {
            this.dice = dice;
            key = key(seed, cell);
            int lives = 1 + dice.nextInt(3);
            for (int life = 1; life < lives; life++) {
                String id = id(seed, cell, life);
                Severity severity = grow(first, id, Severity.values()[dice.nextInt(Severity.values().length)]);
                boolean isHeld = severity != Severity.RECORD && dice.nextInt(HELD_OF_EARLIER) == 0;
                first.add(step(States.resolved().severity(severity), id, isHeld));
            }
            String last = id(seed, cell, lives);
            Severity severity = grow(first, last, dice.nextBoolean() ? Severity.PAGE : Severity.TICKET);
            severity = grow(second, last, severity);
            second.add(step(States.resolved().severity(severity), last, false));
        }

        private Severity grow(List<Step> steps, String id, Severity from) {
            Severity severity = from;
            int states = 1 + dice.nextInt(3);
            for (int at = 0; at < states; at++) {
                steps.add(step(States.firing().severity(severity), id, false));
                if (severity == Severity.TICKET && dice.nextInt(4) == 0) {
                    severity = Severity.PAGE;
                    steps.add(step(States.firing().severity(severity), id, false));
                }
            }
            return severity;
        }

        private Step step(States state, String id, boolean isHeld) {
            revision++;
            int pauseMillis = dice.nextInt(LONGEST_PAUSE_MILLIS);
            return new Step(state.key(key).life(id).revision(revision).alert(), pauseMillis, isHeld);
        }

        private static String id(long seed, int cell, int life) {
            return String.format("%08x%04x%04x", seed, cell, life);
        }
    }
}
