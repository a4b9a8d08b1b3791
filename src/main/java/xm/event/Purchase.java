package xm.event;

import java.math.BigDecimal;

/** Something was bought; {@code currency} is an ISO 4217 code or {@code null}. */
public record Purchase(BigDecimal amount, String currency, Integer items) {}
