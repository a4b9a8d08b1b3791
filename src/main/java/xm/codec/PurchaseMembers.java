package xm.codec;

import java.io.IOException;
import java.math.BigDecimal;
import xm.event.Purchase;

/** A purchase while it is read. */
final class PurchaseMembers implements Payload<Purchase> {
    private BigDecimal amount;
    private String currency;
    private Integer items;

    @Override
    public boolean read(String name, MemberReader in) throws IOException, Refusal {
        switch (name) {
            case "amount" -> amount = in.amount();
            case "currency" -> currency = in.currency();
            case "items" -> items = in.integer(Range.COUNT);
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public Purchase finish(MemberReader in) {
        return new Purchase(amount, currency, items);
    }
}
