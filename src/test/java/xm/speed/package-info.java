/**
 * What reading a topic to its end costs: the product, what lies below it, and what others would write.
 *
 * <p>{@code ./xm bench} runs it; it lives among the tests, so that nothing of it is shipped.
 */
package xm.speed;
