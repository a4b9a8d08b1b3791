package xm.customer.cases;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import xm.customer.CustomerException;
import xm.event.Cell;

/** What a person is told of a case that runs out of time, in sentences that need no look at another screen. */
final class Wording {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** What is late already is due soon: our own choice. */
    private static final long OVERDUE_DUE = 4 * HOUR;

    private Wording() {}

    static CustomerException dueSoon(String id, Life life, String customer, long nowMillis) {
        long leftMillis = life.overdueMillis() - nowMillis;
        String first = "case " + id + " opened " + time(life.opening().timeMillis()) + " has " + duration(leftMillis)
                + " left of its target of " + duration(life.targetMillis()) + " and is due at "
                + time(life.overdueMillis());
        return exception(id, "/due-soon", first, life, customer, nowMillis, life.overdueMillis());
    }

    static CustomerException overdue(String id, Life life, String customer, long nowMillis) {
        long pastMillis = nowMillis - life.overdueMillis();
        String first = "case " + id + " opened " + time(life.opening().timeMillis())
                + (pastMillis < MINUTE
                        ? " has reached its target of "
                        : " is " + duration(pastMillis) + " past its target of ")
                + duration(life.targetMillis()) + " and is not resolved";
        return exception(id, "/overdue", first, life, customer, nowMillis, nowMillis + OVERDUE_DUE);
    }

    private static CustomerException exception(
            String id, String cause, String first, Life life, String customer, long nowMillis, long dueMillis) {
        List<String> why = new ArrayList<>(List.of(first));
        if (life.severity() != null) {
            why.add("the customer complained with severity " + life.severity() + ", 1 is the worst");
        } else if (life.isComplaint()) {
            why.add("the customer complained");
        }
        if (life.reopenings() > 0) {
            why.add("it was reopened " + (life.reopenings() == 1 ? "once" : life.reopenings() + " times"));
        }
        Cell cell = Cell.ofKey(life.opening().cell());
        return new CustomerException(
                CustomerException.Kind.OVERDUE_CASE,
                customer,
                cell.segment(),
                cell.touchpoint(),
                nowMillis,
                id + cause,
                List.copyOf(why),
                0,
                dueMillis);
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The two greatest of its units: {@code 2 h 10 min}; below a minute {@code 45 s}. */
    static String duration(long millis) {
        if (millis < MINUTE) {
            return millis / 1_000 + " s";
        }
        if (millis < HOUR) {
            return millis / MINUTE + " min";
        }
        return millis < DAY
                ? pair(millis / HOUR + " h", millis % HOUR / MINUTE, "min")
                : pair(millis / DAY + " d", millis % DAY / HOUR, "h");
    }

    private static String pair(String greater, long count, String unit) {
        return count == 0 ? greater : greater + " " + count + " " + unit;
    }
}
