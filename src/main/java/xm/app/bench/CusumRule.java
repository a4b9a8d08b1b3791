package xm.app.bench;

/** The Bernoulli CUSUM: it sees every single answer, and begins anew after an alarm. */
final class CusumRule implements Rule {
    private final Cusum cusum;
    private int state;

    CusumRule(Cusum cusum) {
        this.cusum = cusum;
    }

    @Override
    public double see(AnsweredPane pane) {
        double alarm = QUIET;
        for (int i = 0; i < pane.size(); i++) {
            state = pane.isBad(i) ? state + cusum.up() : Math.max(0, state - cusum.down());
            if (state >= cusum.limit()) {
                state = 0;
                alarm = alarm == QUIET ? (i + 1.0) / (pane.size() + 1.0) : alarm;
            }
        }
        return alarm;
    }

    @Override
    public boolean isFiring() {
        return false;
    }
}
