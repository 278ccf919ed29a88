package org.lian.operations;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Environment variables that begin as ours do and name no setting: what somebody wrote there holds nowhere, and a court
 * that scans nothing because of one letter is to say so.
 */
final class UnknownSettings {
    /** What Kubernetes and container links make of a service that is called lian, or begins so. */
    private static final Pattern SERVICE = Pattern.compile(
            "LIAN(_.+)?_(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT_\\d+_(TCP|UDP|SCTP)(_.+)?)|LIAN_(PORT|NAME|ENV_.+)");

    private static final Pattern ITS_PORT = Pattern.compile("LIAN_.+_PORT");
    private static final Pattern ITS_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.+");

    /** Of the compose file and of the roles' script, read by those and not by the application. */
    private static final Set<String> OF_OTHERS =
            Set.of("LIAN_OWNER_PASSWORD", "LIAN_APP_PASSWORD", "LIAN_SUPERUSER_PASSWORD");

    /** An element of a list has its number at the end. */
    private static final Pattern ELEMENT = Pattern.compile("(_\\d+_?)+$");

    private UnknownSettings() {}

    /** One sentence for each, with the name that is meant most likely. */
    static List<String> among(Map<String, ?> variables) {
        var known = StreamSupport.stream(SettingChecks.reference().spliterator(), false)
                .map(property -> property.get("name").asText())
                .filter(name -> name.startsWith("lian."))
                .map(SettingChecks::variable)
                .toList();
        var spelled = known.stream().map(UnknownSettings::plain).toList();
        return new TreeMap<>(variables)
                .entrySet().stream()
                        .filter(one -> one.getKey().startsWith("LIAN_"))
                        .filter(one -> !isOfOthers(one.getKey(), String.valueOf(one.getValue())))
                        .map(Map.Entry::getKey)
                        .filter(name -> !spelled.contains(plain(name))
                                && !spelled.contains(plain(ELEMENT.matcher(name).replaceFirst(""))))
                        .map(name -> sentence(name, known))
                        .toList();
    }

    private static boolean isOfOthers(String name, String value) {
        return OF_OTHERS.contains(name)
                || SERVICE.matcher(name).matches()
                || (ITS_PORT.matcher(name).matches()
                        && ITS_ADDRESS.matcher(value).matches());
    }

    /** A dash of a setting may be left out of its variable, or written as a line. */
    private static String plain(String name) {
        return name.replace("_", "");
    }

    private static String sentence(String name, List<String> known) {
        var nearest = known.stream()
                .min(Comparator.comparingInt((String one) -> distance(name, one))
                        .thenComparing(one -> one))
                .orElseThrow();
        return "环境变量 %s 不是任何设置的名字，写在里面的没有用上：最接近的设置是 %s。请改成正确的名字，或者去掉它；全部设置见 configuration.md。".formatted(name, nearest);
    }

    /** How many letters must be changed, left out or put in. */
    private static int distance(String from, String to) {
        var row = new int[to.length() + 1];
        for (var column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (var line = 1; line <= from.length(); line++) {
            var diagonal = row[0];
            row[0] = line;
            for (var column = 1; column <= to.length(); column++) {
                var changed = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(changed, Math.min(row[column], row[column - 1]) + 1);
            }
        }
        return row[to.length()];
    }
}
