package xm.dashboards;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What can be asked of {@code state_code} in InfluxQL, which has numbers but no conditions.
 *
 * <p>A product that is 0 at each other code picks one: of the codes 0 to 4, {@code s (s - 1) (s - 3) (s - 4) / 4} is 1
 * at 2 and 0 elsewhere. All factors are whole numbers, so the result is exact.
 */
final class StateCode {
    static final int KEPT = 0;
    static final int AT_RISK = 1;
    static final int BROKEN = 2;
    static final int UNPROVEN = 3;
    static final int BLIND = 4;
    /** No state of a promise: it is no longer promised there. */
    static final int WITHDRAWN = 5;

    /** Of last words: only what is promised still. */
    static final String PROMISED = " WHERE \"state\" < " + WITHDRAWN;

    /** The worst last, in the order in which the product's own board puts them first. */
    static final List<Integer> BY_RANK = List.of(KEPT, UNPROVEN, BLIND, AT_RISK, BROKEN);

    /** How bad {@code "state"} is: 0 for kept to 4 for broken. */
    static final String RANK = IntStream.range(1, BY_RANK.size())
            .mapToObj(rank -> rank + " * " + is(BY_RANK.get(rank)))
            .collect(Collectors.joining(" + "));

    private StateCode() {}

    /** 1 where {@code "state"} is the one, 0 where it is another. */
    static String is(int state) {
        int divisor = 1;
        StringBuilder product = new StringBuilder();
        for (int other = KEPT; other <= BLIND; other++) {
            if (other != state) {
                divisor *= state - other;
                product.append(product.isEmpty() ? "" : " * ")
                        .append("(\"state\" - ")
                        .append(other)
                        .append(')');
            }
        }
        return "(" + product + " / " + divisor + ")";
    }
}
