package org.lian.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** The check of every setting of the reference before anything starts, which says of a wrong one what it should be. */
final class SettingChecks {
    private static final String REFERENCE = "/META-INF/spring-configuration-metadata.json";

    /** Taken as it is written. */
    private static final Set<Class<?>> TEXT = Set.of(String.class, Path.class);

    private static final Pattern PLACES = Pattern.compile("lian\\.admission\\..+");
    private static final Pattern LINES = Pattern.compile("lian\\.admission\\.slow-.+");

    private SettingChecks() {}

    /** One sentence for each wrong setting. */
    static List<String> wrong(Environment environment) {
        var wrong = new ArrayList<String>();
        for (var property : reference()) {
            var name = property.get("name").asText();
            var type = ClassUtils.resolveClassName(property.get("type").asText(), null);
            var places = type == String.class && PLACES.matcher(name).matches();
            var value = TEXT.contains(type) && !places ? null : environment.getProperty(name);
            if (value != null
                    && !isLeftOut(name, value)
                    && !(places ? fitPlaces(name, value.strip()) : fits(value.strip(), type))) {
                wrong.add("设置 %s（%s）的值“%s”不能用：应当是%s。"
                        .formatted(variable(name), name, value, places ? wantedPlaces(name) : wanted(type)));
            }
        }
        return wrong;
    }

    /** Spring's own settings may be written and left empty; an empty one of ours would be no value at all. */
    private static boolean isLeftOut(String name, String value) {
        return value.isBlank() && !name.startsWith("lian.");
    }

    private static boolean fits(String value, Class<?> type) {
        try {
            return ApplicationConversionService.getSharedInstance().convert(value, type) != null;
        } catch (ConversionException no) {
            return false;
        }
    }

    /** How many at once, how many waiting, how long; of slow lines how many in all and of one address. */
    private static boolean fitPlaces(String name, String value) {
        var parts = value.split("\\s+");
        return parts.length == (isOfLines(name) ? 2 : 3)
                && fits(parts[0], Integer.class)
                && fits(parts[1], Integer.class)
                && (parts.length == 2 || fits(parts[2], Duration.class));
    }

    private static String wantedPlaces(String name) {
        return isOfLines(name) ? "总数和每个地址的数目，例如 128 64" : "同时数、等候数和最长等候时间，例如 6 120 30s";
    }

    private static boolean isOfLines(String name) {
        return LINES.matcher(name).matches();
    }

    private static String wanted(Class<?> type) {
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(" 或者 ", " ", ""));
        }
        if (type == Duration.class) {
            return "一段时间，例如 30s、10m、PT5S、P10D";
        }
        if (type == DataSize.class) {
            return "大小，例如 50MB、1GB";
        }
        if (type == Boolean.class) {
            return " true 或者 false";
        }
        return type == InetAddress.class ? "网络地址，例如 127.0.0.1" : "整数";
    }

    /** The environment variable of a property. */
    static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** Every property that is read, as the metadata tells it. */
    static Iterable<JsonNode> reference() {
        try (var metadata = SettingChecks.class.getResourceAsStream(REFERENCE)) {
            return new ObjectMapper().readTree(metadata).get("properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
