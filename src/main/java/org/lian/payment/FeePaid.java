package org.lian.payment;

import java.time.Instant;
import org.lian.vocabulary.FilingId;

/** The fee of a filing has reached the court. Delivered after commit, at least once. */
public record FeePaid(FilingId filing, String orderNo, long amountFen, Instant paidAt) {}
