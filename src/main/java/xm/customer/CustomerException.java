package xm.customer;

import java.util.List;

/**
 * One customer's experience that must not wait for an average (contract 3.5).
 *
 * @param cause what makes it one: the same customer, kind and cause is said once
 * @param why sentences for a person, the weightiest first
 * @param value of the customer in money a year, 0 if unknown
 * @param dueByMillis by when somebody should act
 */
public record CustomerException(
        Kind kind,
        String customer,
        String segment,
        String touchpoint,
        long atMillis,
        String cause,
        List<String> why,
        double value,
        long dueByMillis) {

    /** The same, of a customer who is worth so much. */
    CustomerException worth(double money) {
        return new CustomerException(kind, customer, segment, touchpoint, atMillis, cause, why, money, dueByMillis);
    }

    /** The reasons there are. */
    public enum Kind {
        ONE_STRIKE("one-strike"),
        OVERDUE_CASE("overdue-case"),
        AT_RISK("at-risk"),
        RESOLVED_BUT_RESENTFUL("resolved-but-resentful"),
        SILENT_SUFFERER("silent-sufferer");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
