package xm.flow.bytes;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Records with anything in their members that their types allow, whether it makes sense or not, from one seed; a member that
 * is added later is among them by itself.
 */
final class AnyRecords {
    private static final String[] TEXTS = {
        "",
        "a",
        "checkout",
        "größe ÿ",
        "Ā",
        "店",
        "\ud83d\ude00 gut",
        "\ud83d",
        "\ude00\ud83d",
        "\0",
        "checkout-step-1-begun",
        "checkout-step-2-begun",
        "x".repeat(300)
    };
    private static final long[] WHOLES = {
        0, 1, -1, 63, 64, -64, -65, 127, 128, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE
    };
    private static final double[] NUMBERS = {
        0.0,
        -0.0,
        1.5,
        Double.NaN,
        Double.MIN_VALUE,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    private final SplittableRandom random;
    private final double nulls;

    /** @param nulls the share of members that are not there, where they need not be */
    AnyRecords(long seed, double nulls) {
        random = new SplittableRandom(seed);
        this.nulls = nulls;
    }

    <R extends Record> R next(Class<R> type) throws ReflectiveOperationException {
        RecordComponent[] members = type.getRecordComponents();
        Object[] values = new Object[members.length];
        Class<?>[] types = new Class<?>[members.length];
        for (int i = 0; i < members.length; i++) {
            types[i] = members[i].getType();
            values[i] = types[i].isPrimitive() || random.nextDouble() >= nulls ? value(types[i]) : null;
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private Object value(Class<?> type) throws ReflectiveOperationException {
        if (type == String.class) {
            return TEXTS[random.nextInt(TEXTS.length)];
        } else if (type == long.class || type == Long.class) {
            return random.nextBoolean() ? random.nextLong() : WHOLES[random.nextInt(WHOLES.length)];
        } else if (type == int.class || type == Integer.class) {
            return random.nextBoolean() ? random.nextInt() : (int) WHOLES[random.nextInt(WHOLES.length)];
        } else if (type == Double.class) {
            return random.nextBoolean() ? random.nextDouble() : NUMBERS[random.nextInt(NUMBERS.length)];
        } else if (type == Boolean.class) {
            return random.nextBoolean();
        } else if (type == BigDecimal.class) {
            return amount();
        } else if (type == byte[].class) {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            return bytes;
        } else if (type.isEnum()) {
            Object[] constants = type.getEnumConstants();
            return constants[random.nextInt(constants.length)];
        } else if (type.isRecord()) {
            return next(type.asSubclass(Record.class));
        }
        throw new IllegalArgumentException(type + " of members " + Arrays.toString(type.getInterfaces()));
    }

    private BigDecimal amount() {
        int scale = random.nextBoolean() ? random.nextInt(5) : (int) WHOLES[random.nextInt(WHOLES.length)];
        BigInteger small = BigInteger.valueOf(WHOLES[random.nextInt(WHOLES.length)]);
        BigInteger unscaled = random.nextBoolean() ? small : small.shiftLeft(random.nextInt(100));
        return new BigDecimal(unscaled, scale);
    }
}
