package xm.app.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many times faster than it happened a recording is replayed; infinite is as fast as it goes. */
record Speed(double factor) {
    static final class Converter implements ITypeConverter<Speed> {
        @Override
        public Speed convert(String text) {
            return switch (text) {
                case "full" -> new Speed(Double.POSITIVE_INFINITY);
                case "recorded" -> new Speed(1);
                default -> new Speed(factor(text));
            };
        }

        private static double factor(String text) {
            try {
                double factor = Double.parseDouble(text);
                if (factor > 0 && factor < Double.POSITIVE_INFINITY) {
                    return factor;
                }
            } catch (NumberFormatException e) {
                // told below, as any other text that is no speed
            }
            throw new TypeConversionException(
                    "'" + text + "' is no speed, expected recorded, full, or how many times faster, such as 60");
        }
    }
}
