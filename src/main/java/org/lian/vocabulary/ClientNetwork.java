package org.lian.vocabulary;

import java.util.regex.Pattern;

/**
 * The network that a caller comes from, as far as limits are concerned: an IPv4 address, or the /64 of an IPv6 address,
 * whose other half everybody chooses anew at will.
 */
public record ClientNetwork(String value) {
    private static final Pattern MAPPED = Pattern.compile("(?i)(?:0*:)*ffff:(\\d+\\.\\d+\\.\\d+\\.\\d+)");
    private static final int GROUPS = 8;
    private static final int NETWORK_GROUPS = 4;

    /** The network of an address as the container writes it. */
    public static ClientNetwork of(String address) {
        var plain = address.replaceAll("[\\[\\]]|%.*$", "");
        var mapped = MAPPED.matcher(plain);
        if (mapped.matches()) {
            return new ClientNetwork(mapped.group(1));
        }
        return new ClientNetwork(plain.contains(":") ? firstHalf(plain) : plain);
    }

    private static String firstHalf(String address) {
        var ends = address.split("::", 2);
        var head = ends[0].isEmpty() ? new String[0] : ends[0].split(":");
        var tail = ends.length < 2 || ends[1].isEmpty() ? new String[0] : ends[1].split(":");
        var network = new StringBuilder();
        for (var group = 0; group < NETWORK_GROUPS; group++) {
            var fromEnd = group - (GROUPS - tail.length);
            var digits = group < head.length ? head[group] : fromEnd >= 0 ? tail[fromEnd] : "0";
            network.append(digits.toLowerCase(java.util.Locale.ROOT).replaceFirst("^0+(?=.)", ""))
                    .append(':');
        }
        return network + ":/64";
    }
}
