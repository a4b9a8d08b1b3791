package xm.app.backtest;

import xm.codec.Pseudonym;
import xm.codec.RejectionWriter;
import xm.event.Rejection;

/** Rejections as lines; the writer comes into being where it is used. */
final class RejectionLine implements CountedLine.Line<Rejection> {
    private final Pseudonym pseudonym;
    private transient RejectionWriter writer;

    RejectionLine(Pseudonym pseudonym) {
        this.pseudonym = pseudonym;
    }

    @Override
    public byte[] of(Rejection rejection) {
        if (writer == null) {
            writer = new RejectionWriter(pseudonym);
        }
        return writer.write(rejection);
    }
}
