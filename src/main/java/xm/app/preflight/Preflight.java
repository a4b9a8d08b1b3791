package xm.app.preflight;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.state.StateDescriptor;
import xm.app.Unreachable;
import xm.app.preflight.Finding.Weight;
import xm.codec.Mistakes;
import xm.flow.Uids;

/**
 * Holds a savepoint against a jar: would the jar find every state by its uid, and could it read it?
 *
 * <p>What Flink and the connectors keep for themselves is only looked for; what is in it is theirs to read.
 */
public final class Preflight {
    private static final int ANY_PARALLELISM = 0;

    private Preflight() {}

    /**
     * What was found.
     *
     * @param main class of the job that the savepoint is of
     */
    public record Report(String main, List<Finding> findings) {

        public boolean isWell() {
            return findings.stream().noneMatch(finding -> finding.weight() == Weight.FAULT);
        }
    }

    /**
     * Looks.
     *
     * @param arguments as the job that the savepoint is of will be given them: what is not configured has no operator
     */
    public static Report of(String savepoint, Path jar, String... arguments) {
        try {
            Savepoint saved = Savepoint.at(savepoint);
            OurJob job = OurJob.of(saved.ids())
                    .orElseThrow(() ->
                            Mistakes.of(savepoint + ": it is of none of the jobs, no operator of theirs is in it"));
            try (JarJob planned = JarJob.of(jar, job.main(), arguments)) {
                return new Report(job.main(), findings(saved.operators(planned.classes()), planned.operators()));
            }
        } catch (FileNotFoundException e) {
            throw Mistakes.of(savepoint + ": there is no savepoint: " + e.getMessage());
        } catch (IOException e) {
            throw new Unreachable("The savepoint " + savepoint + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<Finding> findings(List<SavedOperator> saved, List<NewOperator> now) {
        Map<String, NewOperator> byId = new HashMap<>();
        now.forEach(operator -> byId.put(operator.id(), operator));
        List<Finding> findings = new ArrayList<>();
        Set<String> found = new LinkedHashSet<>();
        for (SavedOperator operator : saved) {
            NewOperator heir = byId.get(operator.id());
            if (heir != null) {
                found.add(heir.id());
                held(operator, heir, findings);
            } else if (operator.bytes() > 0) {
                findings.add(new Finding(Weight.FAULT, operator.name(), withoutHeir(operator)));
            }
        }
        for (NewOperator operator : now) {
            if (operator.isOurs() && !found.contains(operator.id())) {
                findings.add(new Finding(Weight.NOTE, operator.uid(), "is not in the savepoint: it begins empty."));
            }
        }
        findings.sort(Comparator.comparing(Finding::weight).reversed().thenComparing(Finding::operator));
        return List.copyOf(findings);
    }

    private static String withoutHeir(SavedOperator operator) {
        String why = Uids.OF_A_STORE.contains(operator.name())
                ? "of state of a store, and these settings name none. Give influx.url as the job will have it"
                        + " (XM_INFLUX_URL where it comes from the environment). Without a store"
                : "of state, and no operator of the jar has its uid.";
        return size(operator.bytes()) + ' ' + why
                + " Flink will not start; with --allowNonRestoredState it starts and forgets them.";
    }

    private static void held(SavedOperator saved, NewOperator now, List<Finding> findings) {
        List<String> faults = faults(saved, now);
        faults.forEach(fault -> findings.add(new Finding(Weight.FAULT, now.uid(), fault)));
        List<String> notes = notes(saved, now);
        notes.forEach(note -> findings.add(new Finding(Weight.NOTE, now.uid(), note)));
        if (faults.isEmpty()) {
            String what = now.isOurs()
                    ? String.join(
                            ", ", saved.states().stream().map(SavedState::name).toList())
                    : "what a connector or Flink keeps";
            findings.add(new Finding(Weight.OK, now.uid(), size(saved.bytes()) + ": " + what));
        }
    }

    private static List<String> faults(SavedOperator saved, NewOperator now) {
        List<String> faults = new ArrayList<>();
        if (saved.mistake() != null) {
            faults.add("cannot be read: " + saved.mistake());
        }
        if (now.maxParallelism() > ANY_PARALLELISM && now.maxParallelism() != saved.maxParallelism()) {
            faults.add("was saved with a max parallelism of " + saved.maxParallelism() + ", the jar has "
                    + now.maxParallelism()
                    + ". It can never change; start without the savepoint, or with a jar that has"
                    + " the old one.");
        }
        if (saved.key() != null && now.key() != null) {
            Compatibility.keys(saved.key(), now.key()).ifPresent(faults::add);
        }
        for (SavedState state : saved.states()) {
            descriptor(state, now)
                    .flatMap(descriptor -> Compatibility.mistake(state, descriptor))
                    .ifPresent(mistake -> faults.add(state.name() + " cannot be read: " + mistake + '.'));
        }
        return faults;
    }

    private static List<String> notes(SavedOperator saved, NewOperator now) {
        List<String> notes = new ArrayList<>();
        if (!now.isOurs() || saved.mistake() != null) {
            return notes;
        }
        for (SavedState state : saved.states()) {
            if (descriptor(state, now).isEmpty()) {
                notes.add(state.name() + " is in the savepoint and nobody reads it any more.");
            }
        }
        Set<String> kept = new LinkedHashSet<>();
        saved.states().forEach(state -> kept.add(state.name()));
        List<StateDescriptor<?, ?>> all = new ArrayList<>(now.keyed());
        all.addAll(now.own());
        for (StateDescriptor<?, ?> state : all) {
            if (!kept.contains(state.getName())) {
                notes.add(state.getName() + " is not in the savepoint: it begins empty.");
            }
        }
        return notes;
    }

    private static Optional<StateDescriptor<?, ?>> descriptor(SavedState state, NewOperator now) {
        List<StateDescriptor<?, ?>> candidates = state.kind() == SavedState.Kind.KEYED ? now.keyed() : now.own();
        for (StateDescriptor<?, ?> candidate : candidates) {
            if (candidate.getName().equals(state.name())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private static String size(long bytes) {
        return bytes < 1_000
                ? bytes + " bytes"
                : bytes < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3)
                        : String.format(Locale.ROOT, "%,.1f MB", bytes / 1e6);
    }
}
