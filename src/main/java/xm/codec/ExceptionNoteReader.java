package xm.codec;

import xm.alert.ExceptionNote;

/** Customer exceptions back from JSON, as the desk hears of them: where and when, and not who. */
public final class ExceptionNoteReader {
    private ExceptionNoteReader() {}

    public static Reread<ExceptionNote> read(byte[] record) {
        return Reread.of(
                record,
                told -> new ExceptionNote(
                        told.text("segment"),
                        told.textOrNull("touchpoint"),
                        told.time("at"),
                        told.isNumber("value") ? told.number("value") : 0));
    }
}
