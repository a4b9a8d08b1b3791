package xm.app.backtest;

import java.io.Serializable;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Records as lines of a file, counted under a name. */
final class CountedLine<T> extends RichMapFunction<T, byte[]> {
    private final String name;
    private final Line<T> line;
    private transient LongCounter count;

    CountedLine(String name, Line<T> line) {
        this.name = name;
        this.line = line;
    }

    @Override
    public void open(OpenContext context) {
        count = new LongCounter();
        getRuntimeContext().addAccumulator(name, count);
    }

    @Override
    public byte[] map(T record) {
        count.add(1);
        return line.of(record);
    }

    /** How a record is written, without a line break. */
    interface Line<T> extends Serializable {
        byte[] of(T record);
    }
}
