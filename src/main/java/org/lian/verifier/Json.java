package org.lian.verifier;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The reader of JSON, and the writer of its one canonical text: sorted keys, nothing between, whole numbers in full.
 */
final class Json {
    private static final int DEEPEST = 100;

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** The fault of a text that is no JSON. */
    static class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message);
        }
    }

    /** Maps, lists, texts, numbers, truth values or null. */
    static @Nullable Object read(String text) {
        var json = new Json(text);
        var value = json.value(0);
        json.space();
        if (json.at != text.length()) {
            throw new Malformed("多余的内容在第 " + json.at + " 个字符");
        }
        return value;
    }

    static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new Malformed("应为对象");
        }
        var object = new TreeMap<String, @Nullable Object>();
        map.forEach((key, inner) -> object.put((String) key, inner));
        return object;
    }

    static List<?> list(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new Malformed("应为列表");
        }
        return list;
    }

    static String text(Map<String, @Nullable Object> object, String field) {
        if (!(object.get(field) instanceof String found)) {
            throw new Malformed("缺少文字 " + field);
        }
        return found;
    }

    static @Nullable String optional(Map<String, @Nullable Object> object, String field) {
        return object.get(field) == null ? null : text(object, field);
    }

    static long number(Map<String, @Nullable Object> object, String field) {
        if (!(object.get(field) instanceof BigDecimal found)) {
            throw new Malformed("缺少数字 " + field);
        }
        try {
            return found.longValueExact();
        } catch (ArithmeticException e) {
            throw new Malformed(field + " 不是整数");
        }
    }

    static String write(@Nullable Object value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        if (value instanceof String string) {
            quote(string, out);
        } else if (value instanceof BigDecimal number) {
            out.append(number.toPlainString());
        } else if (value instanceof Map<?, ?> map) {
            var separator = "{";
            for (var entry : new TreeMap<>(map).entrySet()) {
                out.append(separator);
                quote((String) entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            var separator = "[";
            for (var inner : list) {
                out.append(separator);
                write(inner, out);
                separator = ",";
            }
            out.append(list.isEmpty() ? "[]" : "]");
        } else {
            out.append(value);
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u%04X".formatted((int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private @Nullable Object value(int depth) {
        if (depth > DEEPEST) {
            throw new Malformed("嵌套过深");
        }
        space();
        return switch (peek()) {
            case '{' -> objectAt(depth);
            case '[' -> listAt(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> numberAt();
        };
    }

    private Map<String, @Nullable Object> objectAt(int depth) {
        var object = new TreeMap<String, @Nullable Object>();
        at++;
        space();
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            space();
            var key = string();
            space();
            expect(':');
            if (object.containsKey(key)) {
                throw new Malformed("字段 " + key + " 重复");
            }
            object.put(key, value(depth + 1));
            space();
            if (peek() == '}') {
                at++;
                return object;
            }
            expect(',');
        }
    }

    private List<@Nullable Object> listAt(int depth) {
        var list = new ArrayList<@Nullable Object>();
        at++;
        space();
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value(depth + 1));
            space();
            if (peek() == ']') {
                at++;
                return list;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (true) {
            var c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw new Malformed("文字中有控制字符");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        var c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                var code = 0;
                for (var i = 0; i < 4; i++) {
                    var digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw new Malformed("转义不正确");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw new Malformed("转义不正确");
        };
    }

    private BigDecimal numberAt() {
        var from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new BigDecimal(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw new Malformed("第 " + from + " 个字符处不是 JSON");
        }
    }

    private <T> @Nullable T word(String word, @Nullable T value) {
        if (!text.startsWith(word, at)) {
            throw new Malformed("第 " + at + " 个字符处不是 JSON");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw new Malformed("内容不完整");
        }
        return text.charAt(at);
    }

    private char next() {
        var c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) {
        if (next() != wanted) {
            throw new Malformed("第 " + (at - 1) + " 个字符应为 " + wanted);
        }
    }
}
