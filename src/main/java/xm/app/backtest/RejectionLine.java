package xm.app.backtest;

import xm.codec.DecodeSettings;
import xm.codec.RejectionWriter;
import xm.event.Rejection;

/** Rejections as lines; the writer comes into being where it is used. */
final class RejectionLine implements CountedLine.Line<Rejection> {
    private final DecodeSettings decoding;
    private transient RejectionWriter writer;

    RejectionLine(DecodeSettings decoding) {
        this.decoding = decoding;
    }

    @Override
    public byte[] of(Rejection rejection) {
        if (writer == null) {
            writer = new RejectionWriter(decoding);
        }
        return writer.write(rejection);
    }
}
