/**
 * What happens to customers: touchpoint events and the cells they are counted in.
 *
 * <p>Plain records that every other room may know. Nothing but the JDK comes in: no Flink, no parser, no clock.
 */
package xm.event;
