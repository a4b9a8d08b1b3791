/**
 * What each event says about the experience: mergeable accumulators per signal, and their values with intervals.
 *
 * <p>Knows events only. Accumulators are mutable on purpose, add up in any order to the last bit, and never leave the
 * operator that owns them except as a finished tally.
 */
package xm.signal;
