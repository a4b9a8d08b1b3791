package xm.io.channel;

import xm.dispatch.Decision;

/** What is counted of one channel. */
public interface ChannelMetrics {
    /** A word was taken. */
    void sent(Decision decision);

    /** A state was not told. */
    void skipped(Decision reason);

    /** A try failed, or a word was refused. */
    void failed(String reason);

    /** A word was turned away for good: nobody is told. */
    void refused();

    /** The channel took something. */
    void worked(long nowMillis);

    /** All that stands was told again. */
    void reminded();
}
