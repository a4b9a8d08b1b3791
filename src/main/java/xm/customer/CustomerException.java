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
        ONE_STRIKE("one-strike", "call the customer and put it right"),
        OVERDUE_CASE("overdue-case", "resolve the case, and tell the customer by when"),
        AT_RISK("at-risk", "get in touch before the customer decides, about what weighs most"),
        RESOLVED_BUT_RESENTFUL("resolved-but-resentful", "apologise: not the matter went wrong but the manner"),
        SILENT_SUFFERER("silent-sufferer", "ask the customer what was so hard, and take it off them");

        private final String wireName;
        private final String action;

        Kind(String wireName, String action) {
            this.wireName = wireName;
            this.action = action;
        }

        /** What is to be done, in one sentence. */
        public String action() {
            return action;
        }

        public String wireName() {
            return wireName;
        }
    }
}
