package xm.board;

import java.util.List;

/** A signal in one window: its value, its 95 % interval, and the n it rests on. */
public record Point(long endMillis, long n, double value, double low, double high) {

    /**
     * Several windows of different customers or times as one: the mean by their n, and an interval as if they were
     * independent. Exact for shares and means; of quantiles it is about right.
     */
    static Point of(long endMillis, List<Point> parts) {
        if (parts.size() == 1) {
            Point only = parts.get(0);
            return new Point(endMillis, only.n, only.value, only.low, only.high);
        }
        double n = 0;
        double sum = 0;
        double below = 0;
        double above = 0;
        for (Point part : parts) {
            n += part.n;
            sum += part.n * part.value;
            below += square(part.n * (part.value - part.low));
            above += square(part.n * (part.high - part.value));
        }
        double value = sum / n;
        return new Point(endMillis, Math.round(n), value, value - Math.sqrt(below) / n, value + Math.sqrt(above) / n);
    }

    private static double square(double number) {
        return number * number;
    }
}
