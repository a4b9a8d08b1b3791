package xm.codec.mapping;

import java.time.ZoneId;

/**
 * What a mapping file says besides its expression.
 *
 * @param zone of times that bring no offset
 * @param source given to events that name none, or {@code null}
 * @param key member of the foreign record that names the customer, given to events that name none, or {@code null}
 */
public record Head(Format format, Csv csv, ZoneId zone, String source, String key) {}
