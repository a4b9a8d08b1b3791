package xm.signal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import xm.Needs;

/**
 * A file of reference values in {@code ../shared/vectors}, and a count of the cases that were used, so that no test
 * passes by reading nothing and no group of cases goes unnoticed.
 */
public final class Vectors {
    private static final Path FOLDER = Path.of("..", "shared", "vectors");

    private final JsonNode groups;
    private final Set<String> unused = new TreeSet<>();
    private int used;

    private Vectors(JsonNode groups) {
        this.groups = groups;
        groups.forEach(group -> unused.add(group.path("id").asText()));
    }

    /** The cases of one group and how far a value may be off. */
    public record Group(List<JsonNode> cases, double tolerance) {}

    /** Reads a file; the test is skipped, with the reason on the terminal, where the folder is absent. */
    public static Vectors of(String name) throws IOException {
        Path file = FOLDER.resolve(name + ".json");
        Needs.beside(file);
        return new Vectors(new ObjectMapper().readTree(file.toFile()).path("groups"));
    }

    public Group group(String id) {
        Group group = find(id);
        used += group.cases().size();
        return group;
    }

    /** A group that says nothing of what is tested, with the reason. */
    public void leaveOut(String id, String reason) {
        find(id);
        System.out.println("left out " + id + ": " + reason);
    }

    /** How many cases were used. */
    public int used() {
        return used;
    }

    /** Groups neither used nor left out for a reason. */
    public Set<String> unused() {
        return unused;
    }

    private Group find(String id) {
        for (JsonNode group : groups) {
            if (group.path("id").asText().equals(id)) {
                unused.remove(id);
                List<JsonNode> cases = new ArrayList<>();
                group.path("cases").forEach(cases::add);
                return new Group(cases, group.path("tolerance").asDouble());
            }
        }
        throw new AssertionError("no group " + id + " among the reference values");
    }
}
