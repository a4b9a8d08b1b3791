package xm.speed.latency;

import java.util.Locale;
import java.util.function.UnaryOperator;
import xm.event.Survey;

/** A question of a survey: what is promised of its answers, and the worst of them. */
enum Question {
    SATISFIED("csat", "atLeast: 0.5", answers -> with(answers, worst(answers.csat()), answers.nps(), answers.effort())),
    RECOMMENDED("nps", "atLeast: -55", answers -> with(answers, answers.csat(), 0, answers.effort())),
    EFFORTLESS(
            "stated-effort",
            "atMost: 0.7",
            answers -> with(answers, answers.csat(), answers.nps(), worst(answers.effort())));

    private final String signal;
    private final String bound;
    private final UnaryOperator<Survey> worst;

    Question(String signal, String bound, UnaryOperator<Survey> worst) {
        this.signal = signal;
        this.bound = bound;
        this.worst = worst;
    }

    /** The answers with this one as bad as can be. */
    Survey worst(Survey answers) {
        return worst.apply(answers);
    }

    /** A member of a promise book that promises this; kept by all answers as they are. */
    String promise(String name, String except) {
        return String.format(
                Locale.ROOT,
                "  %s: {signal: %s, by: [segment, touchpoint], %s, falseAlarmEvery: P30D, except: [%s]}\n",
                name,
                signal,
                bound,
                except);
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Not everybody says how satisfied they were. */
    private static Survey.Satisfaction worst(Survey.Satisfaction csat) {
        return csat == null ? null : new Survey.Satisfaction(csat.scale(), 1);
    }

    private static Survey.Effort worst(Survey.Effort effort) {
        return new Survey.Effort(effort.instrument(), 1);
    }

    private static Survey with(Survey answers, Survey.Satisfaction csat, Integer nps, Survey.Effort effort) {
        return new Survey(csat, nps, effort, answers.success(), answers.ease(), answers.emotion(), answers.topic());
    }
}
