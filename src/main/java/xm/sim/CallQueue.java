package xm.sim;

/**
 * The call centre's queue as a pool of unfinished work: calls pour seconds of talk in, the agents on duty work them off,
 * and who calls waits for what is in it.
 *
 * <p>As many agents are on duty as the hour's expected load needs, with 8 % and two square roots of it to spare
 * (square-root staffing), so that waits are short when all is well and grow by themselves when calls or absent agents
 * exceed the plan.
 */
final class CallQueue {
    private final Agenda agenda;
    private final Course course;
    private final double plannedLoad;
    private double backlogSeconds;
    private long asOfMillis;

    /** @param plannedLoad mean seconds of talk that come in per second over a week */
    CallQueue(Agenda agenda, Course course, double plannedLoad) {
        this.agenda = agenda;
        this.course = course;
        this.plannedLoad = plannedLoad;
        this.asOfMillis = agenda.nowMillis();
    }

    /** How long somebody who calls now would wait, without any priority. */
    double waitSeconds() {
        workOff();
        return backlogSeconds / agents();
    }

    void accept(double talkSeconds) {
        workOff();
        backlogSeconds += talkSeconds;
    }

    private void workOff() {
        long now = agenda.nowMillis();
        backlogSeconds = Math.max(0, backlogSeconds - agents() * (now - asOfMillis) / 1000);
        asOfMillis = now;
    }

    private double agents() {
        double load = plannedLoad * DayRhythm.factor(agenda.nowMillis());
        double absent = 0.55 * course.intensity(Trouble.CALL_QUEUE_GROWS);
        return (1 + 1.08 * load + 2 * Math.sqrt(load)) * (1 - absent);
    }
}
