package xm.sim;

import java.util.ArrayList;
import java.util.List;
import xm.event.SegmentAssignment;

/** All customers of today. Who leaves is followed by a newcomer, and a few change their segment. */
final class Population {
    private final List<SegmentProfile> segments;
    private final double[] shares;
    private final List<Customer> customers = new ArrayList<>();
    private final Dice dice;
    private final Journal journal;
    private int numbers;

    Population(World world, Dice dice, Journal journal) {
        this.segments = world.segments();
        this.shares = segments.stream().mapToDouble(SegmentProfile::share).toArray();
        this.dice = dice;
        this.journal = journal;
        for (int i = 0; i < world.customers(); i++) {
            customers.add(newcomer());
        }
    }

    /** One of them, all equally likely. The seat of somebody who has left goes to a newcomer. */
    Customer anybody() {
        int seat = dice.below(customers.size());
        if (customers.get(seat).isGone()) {
            customers.set(seat, welcome());
        }
        return customers.get(seat);
    }

    /** Somebody comes by recommendation, and somebody who has lost interest is not seen again. */
    Customer join() {
        Customer newcomer = welcome();
        customers.set(dice.below(customers.size()), newcomer);
        return newcomer;
    }

    /** Her status is looked at: drawn anew by the segments' shares, so that these stay as they are. */
    void review(Customer customer) {
        SegmentProfile segment = segments.get(dice.pick(shares));
        if (!segment.equals(customer.segment())) {
            customer.join(segment);
            journal.assign(customer);
        }
    }

    List<SegmentAssignment> assignments(long validFromMillis) {
        return customers.stream()
                .map(c -> new SegmentAssignment(c.id(), c.segment().name(), validFromMillis))
                .toList();
    }

    private Customer welcome() {
        Customer newcomer = newcomer();
        journal.assign(newcomer);
        return newcomer;
    }

    private Customer newcomer() {
        String number = Integer.toString(numbers++);
        String id = "c-" + "0".repeat(Math.max(0, 6 - number.length())) + number;
        return new Customer(id, segments.get(dice.pick(shares)), dice.gaussian(0, 0.05));
    }
}
