package xm.sim;

/** The scenario as seen from now: how bad a trouble is at this moment. */
record Course(Scenario scenario, long startMillis, Agenda agenda) {

    /** 0 when all is well. */
    double intensity(Trouble trouble) {
        return scenario.intensity(trouble, agenda.nowMillis() - startMillis);
    }

    double intensity(Trouble trouble, long timeMillis) {
        return scenario.intensity(trouble, timeMillis - startMillis);
    }
}
