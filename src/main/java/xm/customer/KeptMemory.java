package xm.customer;

/**
 * A customer's memory as state keeps it: {@link CustomerMemory} itself, or what can be made into one again.
 *
 * <p>It is here because memories of release 0.1 come out of state as {@link CustomerMemory}, and so do large ones.
 */
public interface KeptMemory {}
