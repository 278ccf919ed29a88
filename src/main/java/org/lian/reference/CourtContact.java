package org.lian.reference;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways to reach a court; what is not known is empty. */
public record CourtContact(String phone, String address, String hours) {
    /** What pages and papers say behind the name of the court's counter, without a full stop. */
    public String said() {
        return Stream.of(address, phone.isBlank() ? "" : "电话 " + phone, hours)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("，"));
    }
}
