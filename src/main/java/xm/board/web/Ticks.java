package xm.board.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What is told to every viewer, as server-sent events: a difference each second, and the whole for whoever cannot be told
 * by differences.
 *
 * <p>Someone slow, or away for a moment, is told what was missed in one go; someone who missed more than a minute, or comes
 * from another life of this server, is told the whole. So nothing waits for anybody, and nothing piles up.
 */
final class Ticks {
    private static final int REMEMBERED = 60;

    /** Of this life of the server, so that ids of another one are not taken for ours. */
    private final String life = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);

    private final Deque<byte[]> differences = new ArrayDeque<>();
    private long newest;
    private Supplier<byte[]> whole = () -> new byte[0];
    private byte[] wholeEvent;

    /** Takes the next tick. */
    synchronized void add(byte[] difference, Supplier<byte[]> wholeNow) {
        newest++;
        differences.addLast(event("tick", newest, difference));
        if (differences.size() > REMEMBERED) {
            differences.removeFirst();
        }
        whole = wholeNow;
        wholeEvent = null;
    }

    /**
     * What somebody lacks.
     *
     * @param known number of the tick that was told last, 0 for none
     */
    synchronized Lacking since(long known) {
        if (known == newest) {
            return null;
        }
        long missed = newest - known;
        if (known <= 0 || missed < 0 || missed > differences.size()) {
            if (wholeEvent == null) {
                wholeEvent = event("wall", newest, whole.get());
            }
            return new Lacking(newest, wholeEvent);
        }
        if (missed == 1) {
            return new Lacking(newest, differences.getLast());
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        differences.stream().skip(differences.size() - missed).forEach(all::writeBytes);
        return new Lacking(newest, all.toByteArray());
    }

    /** Bytes to send, and the number of the tick that is known then. */
    record Lacking(long known, byte[] bytes) {}

    /** The number in an id that a browser gives back when it comes again, 0 if it is none of ours. */
    long number(String id) {
        if (id == null
                || !id.startsWith(life + '-')
                || !id.substring(life.length() + 1).matches("\\d{1,18}")) {
            return 0;
        }
        return Long.parseLong(id.substring(life.length() + 1));
    }

    private byte[] event(String name, long number, byte[] json) {
        byte[] head = ("id: " + life + '-' + number + "\nevent: " + name + "\ndata: ").getBytes(US_ASCII);
        byte[] event = new byte[head.length + json.length + 2];
        System.arraycopy(head, 0, event, 0, head.length);
        System.arraycopy(json, 0, event, head.length, json.length);
        // JSON holds no line break, so the data is one line
        event[event.length - 2] = '\n';
        event[event.length - 1] = '\n';
        return event;
    }
}
