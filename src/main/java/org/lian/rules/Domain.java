package org.lian.rules;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 取值范围: what a fact of a table can be, or what the program accepts of a table's answer.
 *
 * @param codes with what people call them; empty where any text will do
 * @param least of a whole number; null where any will do
 */
public record Domain(
        Map<String, String> codes,
        @Nullable Long least,
        @Nullable Long most) {
    /** Any text, any number. */
    public static final Domain OPEN = new Domain(Map.of(), null, null);

    public static Domain whole(long least, long most) {
        return new Domain(Map.of(), least, most);
    }

    public static Domain codes(String... codes) {
        var named = new LinkedHashMap<String, String>();
        Arrays.stream(codes).forEach(code -> named.put(code, code));
        return new Domain(named, null, null);
    }

    public boolean isOpen() {
        return codes.isEmpty() && least == null;
    }

    public boolean accepts(@Nullable Object value) {
        if (value == null || isOpen()) {
            return true;
        }
        if (least == null || most == null) {
            return codes.containsKey(String.valueOf(value));
        }
        return value instanceof Number number
                && number.doubleValue() >= least
                && number.doubleValue() <= most
                && number.doubleValue() == Math.rint(number.doubleValue());
    }

    /** For people, what is accepted. */
    public String words() {
        return codes.isEmpty() ? least + " 至 " + most + " 的整数" : String.join("、", codes.keySet());
    }
}
