/**
 * Holds what a platform team is given (jobs/, docker/) to what can be checked without a container engine or a cluster.
 *
 * <p>Rules are pure functions from a parsed file to sentences; each is also shown to fail on a broken copy.
 */
package xm.deploy;
