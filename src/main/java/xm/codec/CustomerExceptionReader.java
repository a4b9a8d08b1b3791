package xm.codec;

import xm.customer.CustomerException;

/** Exceptions of customers back from JSON, with everything that somebody who is to act needs. */
public final class CustomerExceptionReader {
    private CustomerExceptionReader() {}

    public static Reread<CustomerException> read(byte[] record) {
        return Reread.of(
                record,
                told -> new CustomerException(
                        told.constant("kind", Choice.EXCEPTION_KIND),
                        told.text("customer"),
                        told.text("segment"),
                        told.textOrNull("touchpoint"),
                        told.time("at"),
                        told.textOrNull("cause"),
                        told.texts("why"),
                        told.isNumber("value") ? told.number("value") : 0,
                        told.time("dueBy")));
    }
}
