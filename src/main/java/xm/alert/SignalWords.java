package xm.alert;

import java.util.Arrays;
import xm.promise.PromisedSignal;

/**
 * How a signal is spoken of: its name, what its answers are called, its numbers in its own unit.
 *
 * <p>How often customers get into trouble is spoken of in the same way, though it is no signal: nothing is promised of it,
 * it is held against what is usual.
 */
public final class SignalWords {
    private SignalWords() {}

    /** {@code CSAT}, {@code on-time deliveries}. */
    public static String name(String signal) {
        return switch (signal) {
            case "csat" -> "CSAT";
            case "nps" -> "NPS";
            case "success" -> "success score";
            case "ease" -> "ease score";
            case "emotion" -> "emotion score";
            case "temkin" -> "Temkin score";
            case "qoe" -> "quality of experience";
            case "stated-effort" -> "stated effort";
            case "on-time" -> "on-time deliveries";
            case "resolution-time" -> "resolution time";
            case "in-target" -> "cases solved in time";
            case "first-contact-resolution" -> "first-contact resolution";
            case "churn-risk" -> "churn risk";
            case "loyalty" -> "loyal customers";
            case Telling.EXCEPTIONS -> "customers in trouble";
            default -> Figures.name(signal, 30);
        };
    }

    /** What comes in, if it comes: {@code CSAT answers}, {@code deliveries}. */
    public static String answers(String signal) {
        return switch (signal) {
            case "csat", "nps" -> name(signal) + " answers";
            case "stated-effort", "success", "ease", "emotion", "temkin" -> "survey answers";
            case "qoe" -> "quality measurements";
            case "effort" -> "finished episodes";
            case "on-time" -> "deliveries";
            case "abandonment" -> "visits or contacts";
            case "first-contact-resolution" -> "contacts";
            case "resolution-time", "in-target" -> "resolved cases";
            case "sentiment" -> "mentions";
            case "complaints", "churn-risk", "loyalty" -> "events";
            default -> "data";
        };
    }

    /**
     * A value with its unit.
     *
     * @param others that it must be told from
     */
    public static String value(String signal, double value, double... others) {
        return number(signal, value, decimals(signal, value, others)) + of(signal);
    }

    /** Two values with one unit: {@code 69 and 78 %}, {@code 0.57 and 0.66 of 1}. */
    public static String between(String signal, double low, double high, double promised) {
        String from = number(signal, low, decimals(signal, low, promised, high));
        String to = number(signal, high, decimals(signal, high, promised, low));
        String percent = " %";
        boolean isPercent = from.endsWith(percent) && to.endsWith(percent);
        return (isPercent ? from.substring(0, from.length() - percent.length()) : from) + " and " + to + of(signal);
    }

    /** What is promised, and which way: {@code promised 88 %}, {@code promised at most 5 %}. */
    public static String promised(String signal, double value, double promised) {
        if (signal.equals(Telling.EXCEPTIONS)) {
            return "usually " + Figures.pace(promised);
        }
        boolean isAtMost =
                PromisedSignal.named(signal).map(known -> !known.isHighBetter()).orElse(false);
        return (isAtMost ? "promised at most " : "promised ")
                + number(signal, promised, decimals(signal, value, promised));
    }

    /** How far a value is from what was promised: {@code 14 points worse}, {@code 1 h 20 min better}. */
    public static String margin(String signal, double value, double promised) {
        int decimals = decimals(signal, value, promised);
        String distance = switch (signal) {
            case "resolution-time" -> number(signal, Math.abs(value - promised), decimals);
            case "nps", "qoe", "effort", "stated-effort", "complaints", "sentiment" ->
                Figures.number(Math.abs(value - promised), decimals);
            default -> Figures.number(100 * Math.abs(value - promised), decimals) + " points";
        };
        return distance + (isKept(signal, value, promised) ? " better" : " worse");
    }

    /** Whether a value is as good as was promised. */
    public static boolean isKept(String signal, double value, double promised) {
        return PromisedSignal.named(signal)
                .map(known -> known.isHighBetter() ? value >= promised : value <= promised)
                .orElse(true);
    }

    private static String number(String signal, double value, int decimals) {
        return switch (signal) {
            case "resolution-time" -> decimals == 0 ? time(value) : Figures.exactTime(value, decimals - 1);
            case "nps", "qoe", "effort", "stated-effort", "complaints", "sentiment" -> Figures.number(value, decimals);
            case Telling.EXCEPTIONS -> Figures.pace(value);
            default -> Figures.number(100 * value, decimals) + " %";
        };
    }

    private static String time(double seconds) {
        return Double.isFinite(seconds) ? Figures.time(Math.round(seconds * 1000)) : "?";
    }

    private static String of(String signal) {
        return switch (signal) {
            case "qoe" -> " of 5";
            case "effort", "stated-effort" -> " of 1";
            case "complaints" -> " per 100 customers";
            default -> "";
        };
    }

    /** As many decimals as it takes to tell a value from others, up to two more than usual. */
    private static int decimals(String signal, double value, double... others) {
        int usual = switch (signal) {
            case "qoe", "complaints" -> 1;
            case "effort", "stated-effort", "sentiment" -> 2;
            default -> 0;
        };
        int decimals = usual;
        while (decimals < usual + 2 && isAlike(signal, value, others, decimals)) {
            decimals++;
        }
        return decimals;
    }

    private static boolean isAlike(String signal, double value, double[] others, int decimals) {
        return Arrays.stream(others)
                .anyMatch(other ->
                        value != other && number(signal, value, decimals).equals(number(signal, other, decimals)));
    }
}
