package xm.speed.latency;

import java.util.Locale;
import xm.event.Survey;

/** A question of a survey: what is promised of its answers, and the worst of them. */
enum Question {
    SATISFIED("csat", "atLeast: 0.5") {
        @Override
        Survey worst(Survey answers) {
            Survey.Satisfaction csat = answers.csat();
            return with(
                    answers,
                    csat == null ? null : new Survey.Satisfaction(csat.scale(), 1),
                    answers.nps(),
                    answers.effort());
        }
    },
    RECOMMENDED("nps", "atLeast: -55") {
        @Override
        Survey worst(Survey answers) {
            return with(answers, answers.csat(), answers.nps() == null ? null : Integer.valueOf(0), answers.effort());
        }
    },
    EFFORTLESS("stated-effort", "atMost: 0.7") {
        @Override
        Survey worst(Survey answers) {
            Survey.Effort effort = answers.effort();
            return with(
                    answers,
                    answers.csat(),
                    answers.nps(),
                    effort == null ? null : new Survey.Effort(effort.instrument(), 1));
        }
    };

    private final String signal;
    private final String bound;

    Question(String signal, String bound) {
        this.signal = signal;
        this.bound = bound;
    }

    /** The answers with this one as bad as can be, if it was answered. */
    abstract Survey worst(Survey answers);

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

    private static Survey with(Survey answers, Survey.Satisfaction csat, Integer nps, Survey.Effort effort) {
        return new Survey(csat, nps, effort, answers.success(), answers.ease(), answers.emotion(), answers.topic());
    }
}
