package org.lian.serviceofprocess;

import java.time.Instant;
import java.util.UUID;

/** Proof that a document was served: periods start at {@code servedAt}. */
public record Served(UUID id, Instant servedAt, String method) {}
