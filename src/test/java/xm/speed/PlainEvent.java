package xm.speed;

/** An event as most would declare it for databind and Flink: the envelope, and the payload that is wanted. */
public class PlainEvent {
    public String id;
    public String source;
    public String time;
    public String kind;
    public String touchpoint;
    public String channel;
    public String customer;
    public String segment;
    public PlainSurvey survey;

    /** The answers that are wanted. */
    public static class PlainSurvey {
        public Integer csat;
        public Integer nps;
    }
}
