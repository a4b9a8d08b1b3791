/**
 * Other people's servers inside this JVM, for the demo and the tests: nothing to install.
 *
 * <p>Bound to loopback, quiet, and kept in a directory of their own, so that a restart finds everything. May use
 * {@code io}; never in the job jar.
 */
package xm.embedded;
