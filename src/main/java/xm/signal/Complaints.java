package xm.signal;

/** Complaints per 100 customers seen, as a Poisson rate: the complaints are chance, the customers are known. */
final class Complaints {
    private Complaints() {}

    /** The signal {@code complaints}, or {@code null} when no customer was seen; its n is the customers. */
    static Reading reading(long complaints, long customers) {
        if (customers == 0) {
            return null;
        }
        double perCustomer = 100.0 / customers;
        Interval interval = Intervals.poisson(complaints).scaled(perCustomer, 0);
        return new Reading("complaints", customers, perCustomer * complaints, interval).with("count", complaints);
    }
}
