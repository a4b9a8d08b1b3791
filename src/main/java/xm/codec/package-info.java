/**
 * Bytes and files to records and back: event JSON, rejections, signals, mapping files, configuration.
 *
 * <p>Bad input becomes a {@link xm.event.Rejection}, never an exception; a person's file with mistakes becomes
 * {@link xm.codec.Mistakes}, all of them at once. No Flink, no network.
 */
package xm.codec;
