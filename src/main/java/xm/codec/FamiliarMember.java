package xm.codec;

import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A member that readers have taken before, with those inside of it: most names are read without making a text of them.
 *
 * <p>Records of one source have their members in one order, so the name that followed last time is compared with the
 * characters where they stand. Only members that a reader takes are remembered: hostile input costs guesses but no memory,
 * and there is no table of hashes in which names could be made to collide. Not thread-safe.
 */
final class FamiliarMember {
    // hot path: mutable on purpose
    private final String name;
    private SerializedString serialized;
    private AsciiWord written;
    private Map<String, FamiliarMember> inside;
    /** The one that came first in this one's object, and the one that came after it in the object around it. */
    private FamiliarMember first;

    private FamiliarMember next;
    /** Number of the object in which it was taken last; objects are counted from 1. */
    private long takenIn;

    private FamiliarMember(String name) {
        this.name = name;
    }

    /** What holds the members of the record itself. */
    static FamiliarMember record() {
        return new FamiliarMember("");
    }

    String name() {
        return name;
    }

    /** As Jackson compares it with what stands in a record. */
    SerializedString serialized() {
        return serialized;
    }

    /** As it is mostly written, with its quotes and the colon. */
    AsciiWord written() {
        return written;
    }

    /**
     * Steps to the value of the next member of this one's object.
     *
     * @param before the last that was kept in this object, {@code null} if none was
     * @return {@code null} at the end of the object
     */
    FamiliarMember step(Tokens tokens, FamiliarMember before) throws IOException {
        FamiliarMember guess = before == null ? first : before.next;
        String found = tokens.nextMember(guess);
        return guess != null && guess.name.equals(found) ? guess : named(found);
    }

    boolean isTakenIn(long object) {
        return takenIn == object;
    }

    /** Remembers a member of this one's object, the one of that number, that a reader took. */
    void keep(FamiliarMember member, FamiliarMember before, long object) {
        member.takenIn = object;
        if (member.serialized == null) {
            member.serialized = new SerializedString(member.name);
            member.written = new AsciiWord('"' + member.name + "\":");
            inside = inside == null ? new HashMap<>() : inside;
            inside.put(member.name, member);
        }
        if (before == null) {
            first = member;
        } else {
            before.next = member;
        }
    }

    private FamiliarMember named(String found) {
        if (found == null) {
            return null;
        }
        FamiliarMember member = inside == null ? null : inside.get(found);
        return member == null ? new FamiliarMember(found) : member;
    }
}
