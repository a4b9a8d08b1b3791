package xm.board;

import java.util.Arrays;

/**
 * Rows of numbers, one for each end of a window, in the order of time.
 *
 * <p>Mutable primitives on purpose: a day of a thousand cells is millions of rows, of which each takes four bytes for its
 * time and four for each column. Times are whole minutes, which lasts until the year 6053.
 */
final class Rows {
    private static final long MINUTE = 60_000;
    private static final int FIRST_ROOM = 8;

    private final int width;
    private int[] minutes = new int[FIRST_ROOM];
    private float[] numbers;
    private int size;

    Rows(int width) {
        this.width = width;
        numbers = new float[FIRST_ROOM * width];
    }

    /** Takes a row, over the one of the same time if there is one. */
    void put(long endMillis, float... row) {
        int minute = minute(endMillis);
        int place = size > 0 && minutes[size - 1] < minute ? size : firstFrom(endMillis);
        if (place == size || minutes[place] != minute) {
            open(place);
            minutes[place] = minute;
        }
        System.arraycopy(row, 0, numbers, place * width, width);
    }

    private void open(int place) {
        if (size == minutes.length) {
            minutes = Arrays.copyOf(minutes, size * 3 / 2);
            numbers = Arrays.copyOf(numbers, minutes.length * width);
        }
        System.arraycopy(minutes, place, minutes, place + 1, size - place);
        System.arraycopy(numbers, place * width, numbers, (place + 1) * width, (size - place) * width);
        size++;
    }

    /** Forgets what ended before a time. */
    void forgetBefore(long timeMillis) {
        int first = firstFrom(timeMillis);
        if (first == 0) {
            return;
        }
        size -= first;
        minutes = Arrays.copyOfRange(minutes, first, first + Math.max(size, FIRST_ROOM));
        numbers = Arrays.copyOfRange(numbers, first * width, (first + Math.max(size, FIRST_ROOM)) * width);
    }

    /** Index of the first row that ended at a time or later, {@link #size()} if there is none. */
    int firstFrom(long timeMillis) {
        int found = Arrays.binarySearch(minutes, 0, size, (int) -Math.floorDiv(-timeMillis, MINUTE));
        return found < 0 ? -found - 1 : found;
    }

    /** Index of the row of that end, -1 if there is none. */
    int at(long endMillis) {
        int place = firstFrom(endMillis);
        return place < size && minutes[place] == minute(endMillis) ? place : -1;
    }

    long endMillis(int index) {
        return minutes[index] * MINUTE;
    }

    double get(int index, int column) {
        return numbers[index * width + column];
    }

    int size() {
        return size;
    }

    long bytes() {
        return minutes.length * 4L * (1 + width);
    }

    private static int minute(long millis) {
        return (int) (millis / MINUTE);
    }
}
