package org.lian.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Settings that are worth nothing one without the other: half of a pair would leave a channel off, and nobody told. */
final class PairedSettings {
    private static final Map<String, String> PAIRS = new TreeMap<>(Map.of(
            "lian.messages.mail.host", "lian.messages.mail.from",
            "lian.messages.sms.url", "lian.messages.sms.key-file",
            "lian.messages.wechat.url", "lian.messages.wechat.key-file"));

    private static final String SENDER = "lian.messages.mail.from";
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private PairedSettings() {}

    /** One sentence for each half, and for a sender that is no address. */
    static List<String> wrong(Environment environment) {
        var wrong = new ArrayList<String>();
        PAIRS.forEach((one, other) -> {
            if (isGiven(environment, one) && !isGiven(environment, other)) {
                wrong.add(half(one, other));
            } else if (isGiven(environment, other) && !isGiven(environment, one)) {
                wrong.add(half(other, one));
            }
        });
        var sender = environment.getProperty(SENDER, "").strip();
        if (!sender.isEmpty() && !ADDRESS.matcher(sender).matches()) {
            wrong.add("设置 %s（%s）的值“%s”不能用：应当是一个邮箱地址，例如 no-reply@lian.example.cn。"
                    .formatted(SettingChecks.variable(SENDER), SENDER, sender));
        }
        return wrong;
    }

    private static String half(String given, String missing) {
        return "设置 %s（%s）写了，%s（%s）没有写：两个一起写，这个渠道才接通；不用的，两个都不写。"
                .formatted(SettingChecks.variable(given), given, SettingChecks.variable(missing), missing);
    }

    private static boolean isGiven(Environment environment, String name) {
        return !environment.getProperty(name, "").isBlank();
    }
}
