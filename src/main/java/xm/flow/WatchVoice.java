package xm.flow;

import java.util.function.Consumer;
import xm.alert.Echo;
import xm.promise.CellReport;
import xm.promise.Commitments;
import xm.promise.Marker;
import xm.promise.Verdict;
import xm.promise.watch.WatchRules;

/** Tells verdicts to everybody and to the desk, those of scouts to the desk alone: they say where a shortfall comes from. */
public final class WatchVoice implements WatchRules.Voice {
    private final Consumer<Verdict> everybody;
    private final Consumer<DeskNews> desk;
    private long saidMillis;

    WatchVoice(Consumer<Verdict> everybody, Consumer<DeskNews> desk) {
        this.everybody = everybody;
        this.desk = desk;
    }

    /** As of an event time, or {@link DeskNews#AT_ONCE}. */
    WatchVoice at(long timeMillis) {
        saidMillis = timeMillis;
        return this;
    }

    @Override
    public void say(Verdict verdict) {
        if (Commitments.isJudgedOn(verdict.commitment().promise(), verdict.cell())) {
            everybody.accept(verdict);
        }
        desk.accept(DeskNews.of(saidMillis, verdict));
    }

    /** The desk is to answer a canary that a window counted. */
    void echo(CellReport report) {
        if (Echo.isIn(report)) {
            desk.accept(DeskNews.of(Echo.of(report)));
        }
    }

    /** What was changed in a window. */
    void changes(CellReport report) {
        for (Marker change : report.markers()) {
            desk.accept(DeskNews.of(saidMillis, change));
        }
    }
}
