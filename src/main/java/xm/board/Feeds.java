package xm.board;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What came in on each topic, when, and what of it could not be read; and which jobs live. */
public final class Feeds {
    private final Map<Feed, Count> counts = new EnumMap<>(Feed.class);
    private final Map<String, Long> heard = new TreeMap<>();
    /** By reason, in minutes. */
    private final Map<String, TreeMap<Long, Integer>> rejected = new TreeMap<>();

    private long watermarkMillis = Long.MIN_VALUE;

    Feeds() {
        for (Feed feed : Feed.values()) {
            counts.put(feed, new Count());
        }
    }

    /** The topics that the board reads. */
    public enum Feed {
        SIGNALS("experience-signals"),
        VERDICTS("promise-verdicts"),
        ALERTS("experience-alerts"),
        EXCEPTIONS("customer-exceptions"),
        REJECTIONS("touchpoints-rejected"),
        HEARTBEATS("job-heartbeats");

        private final String topic;

        Feed(String topic) {
            this.topic = topic;
        }

        /** Its name without a prefix. */
        public String topic() {
            return topic;
        }
    }

    /** Of one topic. */
    static final class Count {
        long read;
        long unreadable;
        String mistake;
        long writtenMillis;
    }

    void see(Feed feed, long writtenMillis) {
        Count count = counts.get(feed);
        count.read++;
        count.writtenMillis = Math.max(count.writtenMillis, writtenMillis);
    }

    void unreadable(Feed feed, String mistake) {
        Count count = counts.get(feed);
        count.unreadable++;
        count.mistake = mistake;
    }

    void heard(String job, long atMillis) {
        heard.merge(job, atMillis, Math::max);
    }

    void told(long endMillis) {
        watermarkMillis = Math.max(watermarkMillis, endMillis);
    }

    void rejected(String reason, long atMillis) {
        rejected.computeIfAbsent(reason, any -> new TreeMap<>()).merge(atMillis / 60_000, 1, Integer::sum);
    }

    void forgetBefore(long timeMillis) {
        rejected.values()
                .forEach(minutes -> minutes.headMap(timeMillis / 60_000).clear());
        rejected.values().removeIf(Map::isEmpty);
    }

    /** How many were rejected after one time and not after another, by reason. */
    Map<String, Integer> rejections(long afterMillis, long untilMillis) {
        Map<String, Integer> counted = new TreeMap<>();
        rejected.forEach((reason, minutes) -> {
            int sum = minutes.subMap(afterMillis / 60_000, untilMillis / 60_000 + 1).values().stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            if (sum > 0) {
                counted.put(reason, sum);
            }
        });
        return counted;
    }

    Map<Feed, Count> counts() {
        return counts;
    }

    Map<String, Long> heard() {
        return heard;
    }

    /** End of the newest window that was told, the begin of time if there is none. */
    long watermarkMillis() {
        return watermarkMillis;
    }
}
