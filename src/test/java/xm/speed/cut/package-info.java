/**
 * The signals job cut down to one signal, satisfaction over a long window that slides by short panes, as others would be
 * asked for it.
 *
 * <p>Made of the product's own parts and in its manner: a pure rule, and Flink around it.
 */
package xm.speed.cut;
