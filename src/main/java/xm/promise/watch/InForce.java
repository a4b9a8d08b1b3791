package xm.promise.watch;

import xm.promise.Commitment;
import xm.promise.TouchpointTerms;

/**
 * What was promised at a cell for a while.
 *
 * @param touchpoint what the book says of the touchpoint, or {@code null}
 * @param untilMillis windows that begin then or later, and are judged only later, are judged by other terms;
 *     {@link Long#MAX_VALUE} where no other are known
 */
public record InForce(Commitment commitment, TouchpointTerms touchpoint, long untilMillis) {}
