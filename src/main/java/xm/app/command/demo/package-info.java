/**
 * {@code xm demo}: the whole product in this process, with simulated customers and a table of the worst cells.
 *
 * <p>It runs the same job as a cluster does; nothing here decides anything about experience except what is shown first.
 */
package xm.app.command.demo;
