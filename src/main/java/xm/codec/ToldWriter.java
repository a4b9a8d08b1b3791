package xm.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import xm.dispatch.Told;

/**
 * What a channel was told, to JSON; {@code docs/schemas/alert-ledger.schema.json} describes it.
 *
 * <p>On Kafka the record's key is {@link #key}.
 */
public final class ToldWriter {
    private static final JsonFactory JSON = new JsonFactory();

    private ToldWriter() {}

    /** One for each channel and alert: {@code alertmanager/satisfied/gold/checkout/*}. */
    public static String key(String channel, Told told) {
        return channel + '/' + told.key();
    }

    public static byte[] write(String channel, Told told) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder();
                JsonGenerator json = JSON.createGenerator(bytes)) {
            MemberWriter out = new MemberWriter(json);
            out.open();
            out.text("channel", channel);
            out.text("key", told.key());
            out.text("alertId", told.alertId());
            out.number("revision", (Integer) told.revision());
            out.text("state", told.isFiring() ? AlertWriter.FIRING : AlertWriter.RESOLVED);
            out.text("severity", told.severity().wireName());
            out.text("openedAs", told.openedAs().wireName());
            out.time("firstToldAt", told.firstToldMillis());
            out.time("toldAt", told.toldMillis());
            if (!told.isSure()) {
                out.flag("sure", false);
            }
            if (told.owner() != null) {
                out.text("owner", told.owner());
            }
            out.close();
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }
}
