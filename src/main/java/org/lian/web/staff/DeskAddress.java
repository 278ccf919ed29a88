package org.lian.web.staff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The address of 办理列表 with its filter, as a page hands it on to lead back there; any other address is none. */
final class DeskAddress {
    static final String DESK = "/staff/desk";

    private static final Pattern OWN = Pattern.compile(DESK + "(\\?[A-Za-z0-9%&=._~+:*-]{0,1000})?");

    private DeskAddress() {}

    /** What the address asks for, by name; nothing where it is not such an address. */
    static Map<String, String> asked(String address) {
        return OWN.matcher(address).matches()
                ? UriComponentsBuilder.fromUriString(address)
                        .build()
                        .getQueryParams()
                        .toSingleValueMap()
                        .entrySet()
                        .stream()
                        .filter(one -> one.getValue() != null)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                one -> UriUtils.decode(one.getValue().replace('+', ' '), UTF_8)))
                : Map.of();
    }

    /** The desk without a filter where it is not such an address. */
    static String or(String asked) {
        return OWN.matcher(asked).matches() ? asked : DESK;
    }
}
