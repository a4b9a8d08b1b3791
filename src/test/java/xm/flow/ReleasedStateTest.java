package xm.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import xm.io.influx.PromisedWindows;

/**
 * What every operator kept at each release, halfway through the script of its test: restored by this one, it goes on as if
 * nothing had been.
 *
 * <p>At a release they are written once, by {@code -Dtest=ReleasedStateTest -Dsnapshots.write=0.2}, and the release is named
 * in {@link #RELEASES}; they are never written again. What a later release only adds is not in them: where it says more than
 * before, the script of its test says so.
 */
class ReleasedStateTest {
    private static final List<String> RELEASES = List.of("0.1", "0.2");
    private static final String WRITTEN = System.getProperty("snapshots.write", "");
    private static final Path SNAPSHOTS = Path.of("src/test/resources/snapshots");

    /** The halves of an operator's script. */
    private record Operator<H extends AbstractStreamOperatorTestHarness<?>>(
            Class<? extends KeepsState> type, String uid, OperatorScript<H> script, Function<Object, String> words) {

        OperatorSubtaskState kept() throws Exception {
            return script.keptAfter(script.length() / 2);
        }

        List<String> saidFrom(OperatorSubtaskState kept) throws Exception {
            return OperatorScript.said(script.goneOnFrom(kept, script.length() / 2), words);
        }

        Path at(String release) {
            return SNAPSHOTS.resolve(release).resolve(uid);
        }

        @Override
        public String toString() {
            return uid;
        }
    }

    private static List<Operator<?>> operators() {
        return List.of(
                new Operator<>(
                        CustomerStory.class, Uids.CUSTOMER_STORY, StoryOperatorTest.script(), StoryHarness::words),
                new Operator<>(
                        CellWindows.class,
                        Uids.CELL_WINDOWS,
                        WindowOperatorsTest.script(),
                        WindowOperatorsTest::window),
                new Operator<>(
                        PromiseWatch.class, Uids.PROMISE_WATCH, PromiseWatchTest.script(), PromiseWatchTest::words),
                new Operator<>(AlertDesk.class, Uids.ALERT_DESK, AlertDeskTest.script(true), AlertDeskTest::words),
                new Operator<>(
                        PromisedWindows.class, Uids.PROMISED_WINDOWS, PromisedWindowsScript.script(), String::valueOf));
    }

    @Test
    void everyOperatorThatKeepsStateIsHere() {
        assertThat(operators())
                .extracting(operator -> operator.type().getName())
                .containsExactlyInAnyOrderElementsOf(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("xm").stream()
                                .filter(type -> type.isAssignableTo(KeepsState.class) && !type.isInterface())
                                .map(JavaClass::getName)
                                .toList());
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("releases")
    void goesOnFromWhatWasKept(Operator<?> operator, String release) throws Exception {
        Path file = operator.at(release);
        if (release.equals(WRITTEN)) {
            Files.createDirectories(file.getParent());
            OperatorSnapshotUtil.writeStateHandle(operator.kept(), file.toString());
        }
        assertThat(file).as("what %s kept at release %s", operator, release).exists();

        List<String> said = operator.saidFrom(OperatorSnapshotUtil.readStateHandle(file.toString()));

        assertThat(said).isNotEmpty().isEqualTo(operator.saidFrom(operator.kept()));
    }

    private static Stream<Object[]> releases() {
        return RELEASES.stream()
                .flatMap(release -> operators().stream().map(operator -> new Object[] {operator, release}));
    }
}
