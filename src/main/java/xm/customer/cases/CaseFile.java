package xm.customer.cases;

import static xm.customer.CustomerMemory.NEVER;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is remembered of the cases of one customer: those that are open, and those that were until a while ago.
 *
 * <p>They are a binary heap, the one that is due next on top, with an index by id where there are many: an event and a
 * timer cost a few steps, even of a customer who is a whole shop's guest account with a hundred thousand cases.
 */
public final class CaseFile {
    private static final int FEW = 8;

    // mutable on purpose, public for the serializer; components are only ever added
    /** None is due before the one at (i - 1) / 2; empty behind the last. */
    public Case[] cases = {};

    public int count;
    /** Event time of the last look: what is due until then was said. */
    public long lookedMillis = Long.MIN_VALUE;

    /** Made when first asked for, so after each restore; {@code null} while there are only few. */
    private transient Map<String, Case> byId;

    private transient boolean isPlaced;

    /** The case of that id, or {@code null}. */
    Case find(String id) {
        place();
        if (byId != null) {
            return byId.get(id);
        }
        for (int i = 0; i < count; i++) {
            if (cases[i].id.equals(id)) {
                return cases[i];
            }
        }
        return null;
    }

    Case open(String id) {
        place();
        Case fresh = new Case();
        fresh.id = id;
        fresh.dueMillis = NEVER;
        fresh.place = count;
        if (count == cases.length) {
            cases = Arrays.copyOf(cases, Math.max(1, 2 * count));
        }
        cases[count++] = fresh;
        if (byId != null) {
            byId.put(id, fresh);
        } else {
            index();
        }
        return fresh;
    }

    /** When the next case is due. */
    long nextMillis() {
        return count == 0 ? NEVER : cases[0].dueMillis;
    }

    /** The case that is due next. */
    Case next() {
        place();
        return cases[0];
    }

    void due(Case it, long timeMillis) {
        it.dueMillis = timeMillis;
        settle(it);
    }

    void forget(Case it) {
        Case last = cases[--count];
        cases[count] = null;
        if (last != it) {
            put(last, it.place);
            settle(last);
        }
        if (byId != null) {
            byId.remove(it.id);
            byId = count > FEW / 2 ? byId : null;
        }
        if (count < cases.length / 4) {
            cases = Arrays.copyOf(cases, cases.length / 2);
        }
    }

    /** Lets a case rise or sink to where it belongs. */
    private void settle(Case it) {
        int at = it.place;
        while (at > 0 && cases[(at - 1) / 2].dueMillis > it.dueMillis) {
            put(cases[(at - 1) / 2], at);
            at = (at - 1) / 2;
        }
        for (int child = earlierChild(at);
                child < count && cases[child].dueMillis < it.dueMillis;
                child = earlierChild(at)) {
            put(cases[child], at);
            at = child;
        }
        put(it, at);
    }

    private int earlierChild(int at) {
        int left = 2 * at + 1;
        return left + 1 < count && cases[left + 1].dueMillis < cases[left].dueMillis ? left + 1 : left;
    }

    private void put(Case it, int at) {
        cases[at] = it;
        it.place = at;
    }

    /** Makes what is not kept in state. */
    private void place() {
        if (isPlaced) {
            return;
        }
        isPlaced = true;
        for (int i = 0; i < count; i++) {
            cases[i].place = i;
        }
        index();
    }

    private void index() {
        if (count <= FEW) {
            return;
        }
        byId = new HashMap<>();
        for (int i = 0; i < count; i++) {
            byId.put(cases[i].id, cases[i]);
        }
    }
}
