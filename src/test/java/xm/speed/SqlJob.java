package xm.speed;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.types.Row;

/** CSAT in SQL: Flink's JSON format, which reads the columns that are declared, and its hopping windows. */
final class SqlJob {
    private static final String TABLE = """
            CREATE TABLE touchpoints (
              `time` TIMESTAMP_LTZ(3),
              segment STRING,
              touchpoint STRING,
              survey ROW<csat INT>,
              WATERMARK FOR `time` AS `time` - INTERVAL '5' SECOND
            ) WITH (
              'connector' = 'kafka',
              'topic' = '%s',
              'properties.bootstrap.servers' = '%s',
              'properties.group.id' = 'bench-sql',
              'scan.startup.mode' = 'earliest-offset',
              'scan.bounded.mode' = 'latest-offset',
              'format' = 'json',
              'json.timestamp-format.standard' = 'ISO-8601')
            """;

    private static final String ANSWERS = """
            CREATE TEMPORARY VIEW answers AS
              SELECT `time`, segment, touchpoint, survey.csat AS csat FROM touchpoints WHERE survey.csat IS NOT NULL
            """;

    private static final String CSAT = """
            SELECT window_start, segment, touchpoint, COUNT(*) AS n, SUM(CASE WHEN csat >= 4 THEN 1 ELSE 0 END) AS satisfied
              FROM HOP(TABLE answers, DESCRIPTOR(`time`), INTERVAL '10' SECOND, INTERVAL '%s' SECOND(4))
              GROUP BY window_start, window_end, segment, touchpoint
            """;

    private SqlJob() {}

    static FlinkRow.Reading attach(StreamExecutionEnvironment env, Trial trial) {
        Topic topic = trial.topic();
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.executeSql(TABLE.formatted(topic.name(), topic.bootstrap()));
        tables.executeSql(ANSWERS);
        Count.end(
                tables.toDataStream(tables.sqlQuery(CSAT.formatted(trial.size().toSeconds()))), new Told());
        return counts -> Count.inWindows(counts, trial.panes());
    }

    private static final class Told implements Count.Measure<Row> {
        @Override
        public long events(Row window) {
            return 0;
        }

        @Override
        public long answers(Row window) {
            return window.<Long>getFieldAs("n");
        }

        @Override
        public long satisfied(Row window) {
            return window.<Integer>getFieldAs("satisfied");
        }
    }
}
