package xm.embedded;

import io.questdb.cairo.ColumnType;
import io.questdb.cairo.sql.Record;
import io.questdb.std.Numbers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A value of a QuestDB row as Java knows it; QuestDB's own marks of absence become {@code null}. */
final class StoreValue {
    private StoreValue() {}

    static Object of(Record row, int column, int type) {
        return switch (ColumnType.tagOf(type)) {
            case ColumnType.SYMBOL -> text(row.getSymA(column));
            case ColumnType.STRING -> text(row.getStrA(column));
            case ColumnType.VARCHAR -> text(row.getVarcharA(column));
            case ColumnType.BOOLEAN -> row.getBool(column);
            case ColumnType.INT -> row.getInt(column) == Numbers.INT_NULL ? null : (Object) (long) row.getInt(column);
            case ColumnType.LONG -> row.getLong(column) == Numbers.LONG_NULL ? null : (Object) row.getLong(column);
            case ColumnType.DOUBLE -> Double.isNaN(row.getDouble(column)) ? null : (Object) row.getDouble(column);
            case ColumnType.TIMESTAMP -> instant(row.getTimestamp(column));
            default ->
                throw new IllegalArgumentException(
                        "columns of type " + ColumnType.nameOf(type) + " are not read here; cast it in the query");
        };
    }

    private static Object instant(long micros) {
        return micros == Numbers.LONG_NULL ? null : Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    private static Object text(Object value) {
        return value == null ? null : value.toString();
    }
}
