package xm.speed;

/**
 * Of whom the events of a topic are, of what, and how close together.
 *
 * @param customers who have a part in them
 * @param touchpoints into how many each of the usual touchpoints is split, which multiplies the cells
 * @param eventsASecond of event time
 * @param isOfSurveys whether all events are surveys, of which nine in ten hold an answer on satisfaction, and not of all kinds
 */
public record Load(int customers, int touchpoints, int eventsASecond, boolean isOfSurveys) {
    public static final int USUAL_CUSTOMERS = 200_000;
    public static final Load USUAL = new Load(USUAL_CUSTOMERS, 1, 10_000, false);

    /** Others to draw from, in as many events: each does less, or more. */
    public Load withCustomers(int others) {
        return new Load(others, touchpoints, eventsASecond, isOfSurveys);
    }

    /** More customers, of whom each does as much as before. */
    Load customersTimes(int factor) {
        return new Load(customers * factor, touchpoints, eventsASecond * factor, isOfSurveys);
    }

    Load cellsTimes(int factor) {
        return new Load(customers, touchpoints * factor, eventsASecond, isOfSurveys);
    }

    /** The same over more event time. */
    public Load withEventsASecond(int other) {
        return new Load(customers, touchpoints, other, isOfSurveys);
    }

    /** The same customers, who are all asked how satisfied they are. */
    Load ofSurveys() {
        return new Load(customers, touchpoints, eventsASecond, true);
    }
}
