package xm.board.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * One open page that is told of every tick: at most one write is under way, and what comes meanwhile is told after it.
 *
 * <p>Nobody waits for a write, and nothing is kept for one: what a page lacks is asked for when it can be told. A
 * viewer that takes nothing for as long as the connection may idle is dropped by the server.
 */
final class Viewer implements Callback {
    private final Content.Sink page;
    private final Callback end;
    private final Ticks ticks;
    private final Watcher watcher;
    private long known;
    private int waiting;
    private boolean isWriting;
    private boolean isGone;

    /** Hears what becomes of pages. */
    interface Watcher {
        void told(boolean isWhole);

        /** Once, when it is over. */
        void gone(Viewer viewer);

        /** Beside that, if it is over by no wish of this side. */
        void lost(Throwable why);
    }

    /**
     * @param page where it is told
     * @param known number of the tick that this page was told last, 0 for none
     * @param watcher told of what becomes of it
     */
    Viewer(Content.Sink page, Callback end, Ticks ticks, long known, Watcher watcher) {
        this.page = page;
        this.end = end;
        this.ticks = ticks;
        this.known = known;
        this.watcher = watcher;
    }

    /** Begins with how long to wait before coming again, when the connection is lost. */
    void open() {
        synchronized (this) {
            isWriting = true;
        }
        page.write(false, ByteBuffer.wrap("retry: 2000\n\n".getBytes(US_ASCII)), this);
    }

    /** There may be something to tell. */
    void wake() {
        Ticks.Lacking lacking;
        synchronized (this) {
            if (isWriting || isGone) {
                return;
            }
            lacking = ticks.since(known);
            if (lacking == null) {
                return;
            }
            known = lacking.known();
            isWriting = true;
            waiting = lacking.bytes().length;
        }
        watcher.told(lacking.isWhole());
        page.write(false, ByteBuffer.wrap(lacking.bytes()), this);
    }

    @Override
    public void succeeded() {
        synchronized (this) {
            isWriting = false;
            waiting = 0;
        }
        wake();
    }

    @Override
    public void failed(Throwable why) {
        if (leave()) {
            watcher.lost(why);
            end.failed(why);
        }
    }

    /** Ends the page's connection; the browser comes again by itself. */
    void end() {
        if (leave()) {
            end.succeeded();
        }
    }

    /** What is under way to it. */
    synchronized int waitingBytes() {
        return waiting;
    }

    private boolean leave() {
        synchronized (this) {
            if (isGone) {
                return false;
            }
            isGone = true;
        }
        watcher.gone(this);
        return true;
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
