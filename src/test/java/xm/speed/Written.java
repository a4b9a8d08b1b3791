package xm.speed;

/**
 * What was written to a topic.
 *
 * @param seen what a row has to see
 * @param customers who have an event in it: of many customers and few events, not all do
 */
record Written(Seen seen, int customers) {}
