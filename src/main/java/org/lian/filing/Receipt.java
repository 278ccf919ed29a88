package org.lian.filing;

import java.time.OffsetDateTime;
import java.util.List;

/** 收件回执, the 书面凭证 of 登记立案规定 2: given by the machine, at once, whatever the filing lacks. */
public record Receipt(String number, OffsetDateTime receivedAt, List<Item> materials, String digest, String signature) {
    /** A received material by its id and SHA-256. */
    public record Item(String id, String sha256) {}
}
