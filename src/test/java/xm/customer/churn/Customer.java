package xm.customer.churn;

import java.util.SplittableRandom;

/** A customer for tests: what they bought, what happened to them, and a time after all of it. */
record Customer(Purchases purchases, Evidence evidence, long nowMillis) {

    static Customer random(SplittableRandom random) {
        Purchases purchases = new Purchases();
        Evidence evidence = new Evidence();
        double day = 0;
        double lasts = random.nextDouble(5, 400);
        while (day < lasts) {
            day += random.nextDouble(0, 60);
            if (random.nextInt(3) == 0) {
                purchases.buy(Days.of(day), random.nextInt(200));
            } else if (random.nextInt(3) > 0) {
                EvidenceKind kind = EvidenceKind.ALL.get(random.nextInt(EvidenceKind.ALL.size()));
                evidence.add(EvidenceWeights.DEFAULT, kind, random.nextDouble(), Days.of(day));
            }
        }
        return new Customer(
                random.nextInt(5) == 0 ? null : purchases,
                random.nextInt(5) == 0 ? null : evidence,
                Days.of(day + random.nextDouble(0, 30)));
    }

    /** Somebody who buys at regular intervals, from day 0. */
    static Purchases everyDays(int days, int times) {
        Purchases purchases = new Purchases();
        for (int i = 0; i < times; i++) {
            purchases.buy(Days.of((double) i * days), 10);
        }
        return purchases;
    }
}
