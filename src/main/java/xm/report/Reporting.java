package xm.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import xm.alert.Alert;
import xm.alert.AlertKind;
import xm.promise.Commitment;
import xm.promise.VerdictState;
import xm.report.Report.BrokenCell;
import xm.report.Report.Incident;
import xm.report.Report.OwnerLine;
import xm.report.Report.PromiseLine;
import xm.report.Report.Totals;

/**
 * Makes the report of what happened.
 *
 * <p>How long a promise was broken is what the verdicts say, as far as somebody watched; an alert fires longer, until
 * all has been well for a while. What happens at several cells at once counts once in minutes. Customers are those of
 * the alerts, each for its whole life, added up: who was hit by two promises is in both.
 */
public final class Reporting {
    private final Shift shift;
    private final List<Stretch> watched;
    private final List<CellStory> stories;
    private final List<Happened.Fired> alerts;

    private Reporting(Happened happened) {
        shift = happened.shift();
        watched = happened.watched();
        stories = happened.stories();
        alerts = happened.alerts();
    }

    public static Report of(Happened happened) {
        return new Reporting(happened).report();
    }

    private Report report() {
        List<BrokenCell> cells = cells();
        List<Incident> incidents = incidents();
        return new Report(
                shift,
                watched,
                judged(),
                totals(cells, incidents),
                owners(cells, incidents),
                promises(),
                cells,
                incidents);
    }

    private int judged() {
        return (int) stories.stream()
                .filter(story -> story.spells(shift, watched).stream().anyMatch(Spell::isWatched))
                .count();
    }

    private List<BrokenCell> cells() {
        List<BrokenCell> cells = new ArrayList<>();
        for (CellStory story : stories) {
            Map<CellStory.Terms, List<Spell>> byTerms = broken(story.spells(shift, watched))
                    .collect(Collectors.groupingBy(
                            spell -> CellStory.Terms.of(spell.commitment()), LinkedHashMap::new, Collectors.toList()));
            byTerms.forEach((terms, spells) -> cells.add(brokenCell(story, terms, spells)));
        }
        cells.sort(Comparator.comparingLong(BrokenCell::brokenMillis)
                .reversed()
                .thenComparing(BrokenCell::promise)
                .thenComparing(cell -> cell.cell().key()));
        return List.copyOf(cells);
    }

    private BrokenCell brokenCell(CellStory story, CellStory.Terms terms, List<Spell> spells) {
        List<Stretch> broken =
                Stretch.joined(spells.stream().map(Spell::stretch).toList());
        Commitment commitment = spells.get(spells.size() - 1).commitment();
        boolean isStill = broken.get(broken.size() - 1).toMillis() == shift.toMillis();
        return new BrokenCell(
                commitment.promise().name(),
                story.cell(),
                commitment,
                broken,
                Stretch.together(broken),
                story.worst(terms),
                isStill);
    }

    private static Stream<Spell> broken(List<Spell> spells) {
        return spells.stream().filter(spell -> spell.isWatched() && spell.state() == VerdictState.BROKEN);
    }

    private List<Incident> incidents() {
        List<Incident> incidents = new ArrayList<>();
        for (Happened.Fired fired : alerts) {
            boolean isOpen = fired.overMillis() == null || fired.overMillis() >= shift.toMillis();
            incidents.add(new Incident(
                    fired.alert(),
                    shift.within(fired.alert().sinceMillis(), until(fired)),
                    isOpen,
                    isOpen ? null : fired.overMillis(),
                    fired.isLeft() && !isOpen));
        }
        incidents.sort(Comparator.comparing((Incident incident) -> !incident.isOpen())
                .thenComparing(incident -> incident.alert().severity(), Comparator.reverseOrder())
                .thenComparing(incident -> -incident.alert().customersAffected())
                .thenComparing(incident -> incident.alert().key()));
        return List.copyOf(incidents);
    }

    /** An alert whose end was told fired until then, whoever watched; one that is open, as far as somebody watched. */
    private long until(Happened.Fired fired) {
        if (fired.overMillis() != null) {
            return fired.overMillis();
        }
        long last = watched.isEmpty()
                ? Long.MIN_VALUE
                : watched.get(watched.size() - 1).toMillis();
        return Math.max(fired.alert().detectedAtMillis(), last);
    }

    private Totals totals(List<BrokenCell> cells, List<Incident> incidents) {
        Affected affected = Affected.by(incidents);
        return new Totals(
                (int) names(cells, incidents).distinct().count(),
                Stretch.together(stretches(cells, incidents)),
                count(incidents, incident -> incident.alert().detectedAtMillis() >= shift.fromMillis()),
                count(incidents, incident -> !incident.isOpen()),
                count(incidents, Incident::isOpen),
                affected.customers(),
                affected.value());
    }

    private List<OwnerLine> owners(List<BrokenCell> cells, List<Incident> incidents) {
        List<OwnerLine> lines = new ArrayList<>();
        Stream.concat(
                        cells.stream().map(cell -> cell.commitment().owner()),
                        incidents.stream().map(incident -> incident.alert().owner()))
                .distinct()
                .forEach(owner -> {
                    List<BrokenCell> theirs = cells.stream()
                            .filter(cell ->
                                    Objects.equals(owner, cell.commitment().owner()))
                            .toList();
                    List<Incident> fired = incidents.stream()
                            .filter(incident ->
                                    Objects.equals(owner, incident.alert().owner()))
                            .toList();
                    Affected affected = Affected.by(fired);
                    lines.add(new OwnerLine(
                            owner,
                            (int) names(theirs, fired).distinct().count(),
                            Stretch.together(stretches(theirs, fired)),
                            fired.size(),
                            count(fired, Incident::isOpen),
                            affected.customers(),
                            affected.value()));
                });
        lines.sort(Comparator.comparingInt(OwnerLine::open)
                .thenComparingLong(OwnerLine::brokenMillis)
                .reversed()
                .thenComparing(line -> line.owner() == null ? "" : line.owner()));
        return List.copyOf(lines);
    }

    private List<PromiseLine> promises() {
        Map<String, PromiseTally> tallies = new TreeMap<>();
        for (CellStory story : stories) {
            String name = story.commitment().promise().name();
            for (Spell spell : story.spells(shift, watched)) {
                tally(tallies, name, spell.version()).add(story.cell().key(), spell);
            }
        }
        List<Happened.Fired> inOrder = alerts.stream()
                .sorted(Comparator.comparingLong(fired -> fired.alert().detectedAtMillis()))
                .toList();
        for (Happened.Fired fired : inOrder) {
            Alert alert = fired.alert();
            if (isBreak(alert)) {
                tally(tallies, alert.promise(), alert.version()).add(alert, fired.isLeft());
            }
        }
        return tallies.values().stream()
                .map(PromiseTally::line)
                .filter(line -> line.brokenMillis() > 0 || line.alerts() > 0)
                .sorted(Comparator.comparingLong(PromiseLine::brokenMillis)
                        .reversed()
                        .thenComparing(PromiseLine::promise)
                        .thenComparing(PromiseLine::version))
                .toList();
    }

    private static PromiseTally tally(Map<String, PromiseTally> tallies, String promise, int version) {
        return tallies.computeIfAbsent(
                promise + '/' + version, key -> new PromiseTally(promise, version, new EnumMap<>(VerdictState.class)));
    }

    /** Of promises of which there are verdicts what these say; of others what the alerts say. */
    private List<Stretch> stretches(List<BrokenCell> cells, List<Incident> incidents) {
        return Stream.concat(
                        cells.stream().flatMap(cell -> cell.broken().stream()),
                        incidents.stream().filter(this::isBreakByItself).map(Incident::stretch))
                .toList();
    }

    private Stream<String> names(List<BrokenCell> cells, List<Incident> incidents) {
        return Stream.concat(
                cells.stream().map(BrokenCell::promise),
                incidents.stream()
                        .filter(this::isBreakByItself)
                        .map(incident -> incident.alert().promise()));
    }

    /** Of a promise of which no verdict is known; an alert fires on for a while when all is well again. */
    private boolean isBreakByItself(Incident incident) {
        return isBreak(incident.alert())
                && stories.stream()
                        .noneMatch(story -> story.commitment()
                                .promise()
                                .name()
                                .equals(incident.alert().promise()));
    }

    static boolean isBreak(Alert alert) {
        return alert.kind() == AlertKind.PROMISE_BROKEN;
    }

    private static int count(List<Incident> incidents, Predicate<Incident> which) {
        return (int) incidents.stream().filter(which).count();
    }
}
