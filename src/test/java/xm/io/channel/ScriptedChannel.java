package xm.io.channel;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import xm.dispatch.Notice;

/** A channel that answers what it was told to answer, and takes everything after that. */
class ScriptedChannel implements Channel {
    final List<String> words = new ArrayList<>();
    final List<String> ids = new ArrayList<>();
    final List<String> boards = new ArrayList<>();
    final List<List<String>> reminders = new ArrayList<>();
    final Deque<Answer> answers = new ArrayDeque<>();
    private final Duration resend;

    ScriptedChannel(Duration resend) {
        this.resend = resend;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Answer tell(Notice notice) {
        Answer answer = answers.isEmpty() ? Answer.TAKEN : answers.poll();
        if (answer.isTaken()) {
            words.add(word(notice));
            ids.add(notice.id());
            boards.add(notice.links().board());
        }
        return answer;
    }

    @Override
    public Optional<Duration> resend() {
        return Optional.ofNullable(resend);
    }

    @Override
    public Answer remind(List<Notice> standing) {
        Answer answer = answers.isEmpty() ? Answer.TAKEN : answers.poll();
        if (answer.isTaken()) {
            reminders.add(standing.stream().map(ScriptedChannel::word).toList());
        }
        return answer;
    }

    @Override
    public Answer check() {
        return Answer.TAKEN;
    }

    private static String word(Notice notice) {
        return notice.decision().wireName()
                + ' '
                + notice.alert().key()
                + ' '
                + notice.alert().revision();
    }
}
