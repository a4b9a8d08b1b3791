package xm.app.backtest;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import xm.codec.DecodeSettings;
import xm.codec.mapping.Mapping;
import xm.flow.SignalSettings;

/**
 * What a backtest is asked to do.
 *
 * @param mapping empty for files of touchpoint events
 * @param segments files of segment assignments, none for no known segments
 * @param until events of this time and later are left out
 * @param outOfOrderness how far an event may lie behind the newest of its file; empty for any order
 * @param told names of the windows that are written
 * @param promises none, one, or two to compare
 * @param out directory of the results
 */
public record BacktestPlan(
        List<Path> events,
        Optional<Mapping> mapping,
        List<Path> segments,
        Optional<Instant> until,
        Optional<Duration> outOfOrderness,
        SignalSettings signals,
        Set<String> told,
        List<PromisePlan> promises,
        DecodeSettings decoding,
        int parallelism,
        Path out) {}
