package xm.speed;

/** A row at a trial: what is measured once in a round. */
record Run(Row row, Trial trial) {}
