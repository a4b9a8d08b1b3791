package xm.signal;

/**
 * What was counted of one signal; two add up to the one that saw everything, in any order, to the last bit.
 *
 * <p>That law is why a distributed run equals a plain one. It forbids sums of floating-point numbers: count in whole
 * parts ({@link UnitScale}) or with an {@link ExactSum}. State keeps these classes, so they are plain public fields,
 * to which new ones may be added: a field that older state lacks reads as null or 0.
 */
interface Accumulator<A extends Accumulator<A>> {
    void merge(A other);
}
