package xm.flow.bytes;

import xm.customer.CustomerMemory;
import xm.customer.KeptMemory;

/**
 * Folds what is remembered of a customer into bytes, and unfolds it.
 *
 * <p>What is large stays as it is: to fold it with each event would cost as much as it is large, and a shop's guest
 * account may have a million ids. Not thread-safe.
 */
public final class MemoryFold {
    /** A customer who comes every few minutes has fewer. */
    static final int MOST_PARTS = 256;

    private final CompactOutput out = new CompactOutput();
    private final CompactInput in = new CompactInput();
    private final MemoryWriter writer = new MemoryWriter(out);
    private final MemoryReader reader = new MemoryReader(in);

    /**
     * Folded, unless it is large.
     *
     * @param before as the same memory was kept, {@code null} if it was not
     */
    public KeptMemory keep(CustomerMemory memory, KeptMemory before) {
        if (memory.parts() > MOST_PARTS) {
            return memory;
        }
        if (before instanceof FoldedMemory folded) {
            write(memory);
            folded.replace(out);
            return folded;
        }
        return fold(memory);
    }

    FoldedMemory fold(CustomerMemory memory) {
        write(memory);
        return new FoldedMemory(out.written());
    }

    private void write(CustomerMemory memory) {
        out.begin();
        writer.write(memory);
    }

    /** A memory that may be changed; one that was not folded is the same. */
    public CustomerMemory unfold(KeptMemory kept) {
        if (kept instanceof FoldedMemory folded) {
            folded.readBy(in);
            CustomerMemory memory = reader.read();
            in.finish();
            return memory;
        }
        return (CustomerMemory) kept;
    }
}
