package org.lian.reference;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways to reach a court; what is not known is empty. */
public record CourtContact(String phone, String address, String hours) {
    private static final char UNBROKEN_HYPHEN = '\u2011';

    /** What pages say behind the name of the court's counter, without a full stop. */
    public String said() {
        return said(phone);
    }

    /** The same on paper, where a line never ends inside of a telephone number. */
    public String onPaper() {
        return said(phone.replace('-', UNBROKEN_HYPHEN));
    }

    private String said(String phone) {
        return Stream.of(address, phone.isBlank() ? "" : "电话 " + phone, hours)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining("，"));
    }
}
