package xm.codec;

import xm.dispatch.Told;

/** What channels were told, back from JSON; members it does not know are passed over. */
public final class ToldReader {
    private ToldReader() {}

    /** A word and the channel that took it. */
    public record Entry(String channel, Told told) {}

    public static Reread<Entry> read(byte[] record) {
        return Reread.of(record, ToldReader::entry);
    }

    private static Entry entry(RecordMembers record) throws Refusal {
        String state = record.text("state");
        if (!state.equals(AlertWriter.FIRING) && !state.equals(AlertWriter.RESOLVED)) {
            throw record.bad("state", "one of " + AlertWriter.FIRING + ", " + AlertWriter.RESOLVED);
        }
        return new Entry(
                record.text("channel"),
                new Told(
                        record.text("key"),
                        record.text("alertId"),
                        record.small("revision"),
                        record.constant("severity", Choice.SEVERITY),
                        record.constant("openedAs", Choice.SEVERITY),
                        state.equals(AlertWriter.FIRING),
                        record.time("firstToldAt"),
                        record.time("toldAt"),
                        !record.has("sure") || record.flag("sure"),
                        record.textOrNull("owner")));
    }
}
