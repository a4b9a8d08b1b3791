package xm.alert;

import xm.promise.PromisedSignal;

/** How a signal is spoken of: its name, what its answers are called, its numbers in its own unit. */
final class SignalWords {
    private SignalWords() {}

    /** {@code CSAT}, {@code on-time deliveries}. */
    static String name(String signal) {
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
            default -> Figures.name(signal, 30);
        };
    }

    /** What comes in, if it comes: {@code CSAT answers}, {@code deliveries}. */
    static String answers(String signal) {
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

    /** A value with its unit. */
    static String value(String signal, double value, double promised) {
        String number = number(signal, value, decimals(signal, value, promised));
        return switch (signal) {
            case "qoe" -> number + " of 5";
            case "effort", "stated-effort" -> number + " of 1";
            case "complaints" -> number + " per 100 customers";
            default -> number;
        };
    }

    /** What is promised, and which way: {@code promised 88 %}, {@code promised at most 5 %}. */
    static String promised(String signal, double value, double promised) {
        boolean isAtMost =
                PromisedSignal.named(signal).map(known -> !known.isHighBetter()).orElse(false);
        return (isAtMost ? "promised at most " : "promised ")
                + number(signal, promised, decimals(signal, value, promised));
    }

    /** Whether a value is as good as was promised. */
    static boolean isKept(String signal, double value, double promised) {
        return PromisedSignal.named(signal)
                .map(known -> known.isHighBetter() ? value >= promised : value <= promised)
                .orElse(true);
    }

    private static String number(String signal, double value, int decimals) {
        return switch (signal) {
            case "resolution-time" -> Double.isFinite(value) ? Figures.time(Math.round(value * 1000)) : "?";
            case "nps", "qoe", "effort", "stated-effort", "complaints", "sentiment" -> Figures.number(value, decimals);
            default -> Figures.number(100 * value, decimals) + " %";
        };
    }

    /** As many decimals as it takes to tell a value from what was promised, up to two more than usual. */
    private static int decimals(String signal, double value, double promised) {
        int usual = switch (signal) {
            case "qoe", "complaints" -> 1;
            case "effort", "stated-effort", "sentiment" -> 2;
            default -> 0;
        };
        int decimals = usual;
        while (decimals < usual + 2
                && value != promised
                && number(signal, value, decimals).equals(number(signal, promised, decimals))) {
            decimals++;
        }
        return decimals;
    }
}
