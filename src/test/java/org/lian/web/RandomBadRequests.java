package org.lian.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lian.vocabulary.Actor;
import org.lian.web.BadRequests.Shot;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** Random bad requests to any mapping, page or API: what its method takes, with one to three things wrong. From a seed. */
class RandomBadRequests {
    /** A mapping with the method behind it. */
    record Door(HttpMethod method, String pattern, HandlerMethod handler) {}

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final int LONGEST_PATH = 6_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    /** Texts that reach far into a program before somebody stops them. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "1.5",
            "1e999",
            "99999999999999999999",
            "true",
            "null",
            "undefined",
            "x",
            "\u0000",
            "a\u0000b",
            "\u202e\ufeff",
            "\r\nSet-Cookie: x=1",
            "😀",
            "'; drop table filing; --",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "${7*7}",
            "#{7*7}",
            "__${7*7}__::x",
            "%s%n%x",
            "../../etc/passwd",
            "2026-13-45",
            "2026-02-30",
            "0000-00-00",
            "+1000000000-01-01",
            "PT-1S",
            "（2026）京0199民初0号",
            "00000000-0000-0000-0000-000000000000",
            "https://example.invalid/",
            "{\"a\":1}",
            "[]",
            "长".repeat(300),
            "长".repeat(12_000));

    private static final List<String> MEDIA_TYPES = List.of(
            "text/plain",
            "application/xml",
            FORM,
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "application/octet-stream",
            "application/json;charset=nonsense",
            "nonsense");

    private static final List<String> HEADERS = List.of(
            "Accept: application/xml",
            "Accept: nonsense",
            "Accept-Language: x,,;q=9",
            "Range: bytes=9-1",
            "If-Modified-Since: yesterday",
            "If-None-Match: *",
            "Content-Encoding: gzip",
            "X-Forwarded-Proto: https",
            "X-HTTP-Method-Override: DELETE",
            "HX-Request: true",
            "Idempotency-Key: a b");

    private final Random random;
    private final List<Door> doors;
    /** Ids that exist, by a word that the variable's name holds. */
    private final Map<String, List<String>> ids;

    RandomBadRequests(long seed, List<Door> doors, Map<String, List<String>> ids) {
        this.random = new Random(seed);
        this.doors = doors;
        this.ids = ids;
    }

    /** So many requests, to every door in turn. */
    List<Shot> take(int number) {
        var shots = new ArrayList<Shot>();
        for (var i = 0; i < number; i++) {
            shots.add(shot(i, doors.get(i % doors.size())));
        }
        return shots;
    }

    private Shot shot(int number, Door door) {
        var wrong = 1 + random.nextInt(3);
        var path = path(door);
        var fields = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        Optional<Type> body = Optional.empty();
        for (var parameter : door.handler().getMethodParameters()) {
            parameter.initParameterNameDiscovery(new org.springframework.core.DefaultParameterNameDiscoverer());
            var name = String.valueOf(parameter.getParameterName());
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                body = Optional.of(parameter.getGenericParameterType());
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                var named = parameter.getParameterAnnotation(RequestParam.class).name();
                fields.put(named.isEmpty() ? name : named, text(name));
            } else if (parameter.hasParameterAnnotation(RequestHeader.class)) {
                headers.put(
                        parameter.getParameterAnnotation(RequestHeader.class).name(), "nonsense");
            } else if (!parameter.hasParameterAnnotation(PathVariable.class)
                    && parameter.getParameterType().isRecord()
                    && parameter.getParameterType() != Actor.class) {
                for (var component : parameter.getParameterType().getRecordComponents()) {
                    fields.put(component.getName(), text(component.getName()));
                }
            }
        }
        headers.keySet().removeIf(String::isEmpty);
        if (random.nextInt(8) == 0) {
            fields.put("unknownField", any(TEXTS));
        }
        if (random.nextInt(6) == 0) {
            var header = any(HEADERS).split(": ", 2);
            headers.put(header[0], header[1]);
        }
        var method = random.nextInt(40) == 0
                ? any(List.of("PATCH", "FOO", "DELETE", "PUT", "TRACE"))
                : door.method().name();
        var reading = door.method() == HttpMethod.GET;
        var content = new byte[0];
        if (reading) {
            path += fields.isEmpty() ? "" : "?" + encoded(fields);
            // Beyond this the container answers alone, before any of us.
            path = path.length() > LONGEST_PATH
                    ? path.substring(0, LONGEST_PATH).replaceAll("%.?$", "")
                    : path;
        } else if (body.isPresent() || door.pattern().startsWith("/api/")) {
            headers.put("Content-Type", "application/json");
            content = json(body.orElse(Map.class), wrong);
        } else {
            headers.put("Content-Type", FORM);
            content = encoded(fields).getBytes(StandardCharsets.UTF_8);
        }
        if (!reading && random.nextInt(20) == 0) {
            headers.put("Content-Type", any(MEDIA_TYPES));
        }
        return new Shot(
                "#" + number + " " + method + " " + (path.length() > 200 ? path.substring(0, 200) : path),
                who(door),
                method,
                path,
                headers,
                content,
                false);
    }

    private String path(Door door) {
        return VARIABLE.matcher(door.pattern().replace("/**", "/x").replace("*", "x"))
                .replaceAll(variable -> {
                    var known = known(variable.group(1));
                    var value = known.isPresent() && random.nextInt(3) > 0 ? known.get() : any(TEXTS);
                    return java.util.regex.Matcher.quoteReplacement(
                            escaped(value.length() > 300 ? value.substring(0, 300) : value));
                });
    }

    private Optional<String> known(String name) {
        return ids.keySet().stream()
                .filter(word -> name.toLowerCase(java.util.Locale.ROOT).contains(word))
                .findFirst()
                .map(word -> any(ids.get(word)));
    }

    private String text(String name) {
        return random.nextInt(3) == 0 ? known(name).orElseGet(() -> any(TEXTS)) : any(TEXTS);
    }

    private byte[] json(Type type, int wrong) {
        var tree = value(type, 0);
        for (var i = 0; i < wrong; i++) {
            spoil(tree);
        }
        var text = tree.toString();
        switch (random.nextInt(12)) {
            case 0 -> text = text.substring(0, random.nextInt(text.length()));
            case 1 -> text = text + text;
            case 2 -> text = "[" + text + "]";
            default -> {}
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(10) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    /** A value that fits the type, more or less. */
    private JsonNode value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            var raw = (Class<?>) generic.getRawType();
            if (Collection.class.isAssignableFrom(raw) && depth < 4) {
                var array = NODES.arrayNode();
                for (var i = random.nextInt(3); i > 0; i--) {
                    array.add(value(generic.getActualTypeArguments()[0], depth + 1));
                }
                return array;
            }
            return value(raw, depth);
        }
        if (!(type instanceof Class<?> kind)) {
            return junk();
        }
        if (kind.isRecord() && depth < 4) {
            var object = NODES.objectNode();
            for (var component : kind.getRecordComponents()) {
                if (random.nextInt(5) > 0) {
                    object.set(component.getName(), named(component.getName(), component.getGenericType(), depth));
                }
            }
            return object;
        }
        if (kind.isEnum()) {
            return NODES.textNode(any(List.of(kind.getEnumConstants())).toString());
        }
        if (kind == boolean.class || kind == Boolean.class) {
            return NODES.booleanNode(random.nextBoolean());
        }
        if (Number.class.isAssignableFrom(kind) || kind.isPrimitive()) {
            return NODES.numberNode(random.nextInt(2_000_000) - 1_000);
        }
        if (Temporal.class.isAssignableFrom(kind)) {
            return NODES.textNode("2026-11-25");
        }
        return Map.class.isAssignableFrom(kind) ? NODES.objectNode().put("a", any(TEXTS)) : NODES.textNode(any(TEXTS));
    }

    private JsonNode named(String name, Type type, int depth) {
        return type == String.class && random.nextBoolean()
                ? known(name).<JsonNode>map(NODES::textNode).orElseGet(() -> value(type, depth + 1))
                : value(type, depth + 1);
    }

    private void spoil(JsonNode node) {
        if (node instanceof ObjectNode object) {
            if (object.isEmpty() || random.nextInt(6) == 0) {
                object.set("unknownField", junk());
                return;
            }
            var name = any(new ArrayList<>(iterable(object)));
            if (object.get(name).isContainerNode() && !object.get(name).isEmpty() && random.nextBoolean()) {
                spoil(object.get(name));
            } else if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.set(name, junk());
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            var at = random.nextInt(array.size());
            if (array.get(at).isContainerNode() && random.nextBoolean()) {
                spoil(array.get(at));
            } else {
                array.set(at, junk());
            }
        }
    }

    private static List<String> iterable(ObjectNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private JsonNode junk() {
        try {
            return switch (random.nextInt(8)) {
                case 0 -> NODES.nullNode();
                case 1 -> NODES.numberNode(random.nextLong());
                case 2 -> NODES.booleanNode(random.nextBoolean());
                case 3 ->
                    JSON.readTree(any(List.of("[]", "{}", "[null]", "[[[[]]]]", "{\"a\":{\"b\":[1]}}", "1.5e300")));
                default -> NODES.textNode(any(TEXTS));
            };
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Mostly somebody who is let in, so that the request gets far. */
    private String who(Door door) {
        var pattern = door.pattern();
        if (random.nextInt(5) == 0) {
            return any(
                    List.of("", "zhangsan", "lisi", "clerk1", "clerk3", "judge1", "analyst1", "supervisor1", "admin1"));
        }
        if (pattern.contains("/admin")) {
            return "admin1";
        }
        if (pattern.startsWith("/staff") || pattern.startsWith("/api/v1/tasks")) {
            return any(List.of("clerk1", "judge1", "supervisor1"));
        }
        return "zhangsan";
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> escaped(field.getKey()) + "=" + escaped(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Methods of a mapping; one that names none takes POST here. */
    static HttpMethod method(java.util.Set<RequestMethod> methods) {
        return methods.isEmpty()
                ? HttpMethod.POST
                : HttpMethod.valueOf(methods.iterator().next().name());
    }
}
