package xm.board.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * What is told to every viewer, as server-sent events: the difference each second, and the whole to whoever cannot be told by
 * the last difference alone.
 *
 * <p>Someone slow, or away for a moment, has missed what nobody remembers and is told the whole, in the same bytes as everybody
 * else who needs it then. So a viewer never has more to come than the wall as it is, however long nothing was taken.
 */
final class Ticks {
    /** Of this life of the server, so that ids of another one are not taken for ours. */
    private final String life = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36), 36);

    private long newest;
    private byte[] difference = new byte[0];
    private Supplier<byte[]> whole = () -> new byte[0];
    private byte[] wholeEvent;

    /** Takes the next tick. */
    synchronized void add(byte[] differenceNow, Supplier<byte[]> wholeNow) {
        newest++;
        difference = event("tick", newest, differenceNow);
        whole = wholeNow;
        wholeEvent = null;
    }

    /**
     * What somebody lacks, {@code null} if nothing.
     *
     * @param known number of the tick that was told last, 0 for none
     */
    synchronized Lacking since(long known) {
        if (known == newest) {
            return null;
        }
        if (known > 0 && known == newest - 1) {
            return new Lacking(newest, difference, false);
        }
        if (wholeEvent == null) {
            wholeEvent = event("wall", newest, whole.get());
        }
        return new Lacking(newest, wholeEvent, true);
    }

    /**
     * What somebody lacks.
     *
     * @param known number of the tick that is known when they have it
     * @param bytes to send
     * @param isWhole whether it is the whole wall
     */
    record Lacking(long known, byte[] bytes, boolean isWhole) {}

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
