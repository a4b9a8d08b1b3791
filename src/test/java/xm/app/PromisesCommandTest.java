package xm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the commands about promises say without a broker. */
class PromisesCommandTest {
    private static final String BOOK = """
            version: 7
            segments:
              gold: {band: high-end, value: 400}
            promises:
              satisfied:
                signal: csat
                by: [segment, touchpoint]
                atLeast: 0.8
                except:
                  - {band: high-end, atLeast: 0.88}
                  - {segment: silver, severity: page}
                  - {touchpoint: delivery, off: true}
            """;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void checkSaysWhatASoundBookSays() throws Exception {
        assertThat(run("check", file("book.yaml", BOOK))).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("book.yaml is sound: version 7, for all time, 1 promise")
                .contains("satisfied: csat at least 0.8 by segment and touchpoint")
                .contains("      band high-end: at least 0.88")
                .contains("      touchpoint delivery: off");
    }

    @Test
    void checkTellsEveryMistakeOfAnotherAndExitsWithTwo() throws Exception {
        String bad = BOOK.replace("csat", "cast").replace("version: 7", "version: 0");
        assertThat(run("check", file("book.yaml", bad))).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString().lines())
                .hasSize(2)
                .anyMatch(line -> line.endsWith("book.yaml, line 6: signal 'cast' is unknown, did you mean 'csat'?"));
        assertThat(run("check", folder.resolve("none.yaml").toString())).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("none.yaml: there is no such promise book");
    }

    @Test
    void planTellsTheDifferenceAndWhatNoDataCouldProve() throws Exception {
        String signals = signal("gold", "checkout", 40)
                + signal("gold", "search", 0)
                + signal("basic", "checkout", 1)
                + signal("gold", "delivery", 40);
        assertThat(run(
                        "plan",
                        file("book.yaml", BOOK),
                        "--against",
                        file("other.yaml", BOOK.replace("0.88", "0.85")),
                        "--signals",
                        file("signals.ndjson", signals)))
                .isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .doesNotContain("refused")
                .contains("satisfied, band high-end: at least 0.88 instead of at least 0.85")
                .contains("cells that change, of 4 seen:")
                .contains("csat at least 0.88 (ticket) instead of csat at least 0.85 (ticket) at gold/checkout/*")
                .contains("satisfied: could never be proven for lack of csat at gold/search/*")
                .containsPattern(
                        "satisfied at basic/checkout/\\*: 0.1 answers a day: even a total collapse would be noticed"
                                + " only in \\d+ days, so that it could never be proven")
                .contains("satisfied, provable at 1 cell; slowest at gold/checkout/*: 4 answers a day")
                .contains("satisfied: has an exception for segment silver, of which nothing was seen");
    }

    @Test
    void planWithoutSignalsTellsTheDifferenceAlone() throws Exception {
        String book = file("book.yaml", BOOK);
        assertThat(run("plan", book, "--against", book)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("nothing changes", "nothing can be said of cells and volumes");
    }

    @Test
    void showTellsWhereEachNumberComesFrom() throws Exception {
        String book = file("book.yaml", BOOK);
        assertThat(run("show", "--file", book, "--cell", "gold/checkout/*")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("satisfied (csat) at gold/checkout/*")
                .contains("  at least 0.88 from the except at line 10: band high-end")
                .contains("  falseAlarmEvery P30D from the promise at line 5");
        assertThat(run("show", "--file", book, "--cell", "gold/delivery/*")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("  off, by the except at line 12: touchpoint delivery");
        assertThat(run("show", "--file", book, "--cell", "gold/checkout/web")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("satisfied (csat) is judged on gold/checkout/*");
        assertThat(run("show", "--file", book, "--cell", "gold")).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(err.toString()).contains("--cell: 'gold' is no cell; write SEGMENT/TOUCHPOINT/CHANNEL");
    }

    @Test
    void showLooksAtAFileAsIfItsTimeHadCome() throws Exception {
        String book = file("book.yaml", "effectiveFrom: 2999-01-01T00:00:00Z\n" + BOOK);
        assertThat(run("show", "--file", book)).isEqualTo(ExitCode.DONE);
        assertThat(out.toString()).contains("in force at 2999-01-01T00:00:00Z: version 7");
        assertThat(run("show", "--file", book, "--at", "2026-01-01T00:00:00Z")).isEqualTo(ExitCode.DONE);
        assertThat(out.toString())
                .contains("nothing is promised at 2026-01-01T00:00:00Z", "to come: version 7, from 2999-01-01");
    }

    private static String signal(String segment, String touchpoint, int answers) {
        String csat = answers == 0 ? "" : "\"csat\":{\"n\":%d,\"value\":1,\"low\":0,\"high\":1}".formatted(answers);
        return """
                {"cell":{"segment":"%s","touchpoint":"%s","channel":"*"},"window":"all","start":"2026-11-01T00:00:00Z",\
                "end":"2026-11-11T00:00:00Z","revision":0,"events":100,"signals":{%s}}
                """.formatted(segment, touchpoint, csat);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... args) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        String[] all = new String[args.length + 1];
        all[0] = "promises";
        System.arraycopy(args, 0, all, 1, args.length);
        return line.execute(all);
    }
}
