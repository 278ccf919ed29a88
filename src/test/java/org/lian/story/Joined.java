package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.lian.web.QuietBrowser;

/** Another plaintiff, who joins what 张三 filed with an account of his own. */
public final class Joined {
    /** The number of the demo account 李四. */
    public static final String LISI = "110105199001010010";

    private static final Pattern LINK = Pattern.compile("/plaintiffs/([\\w-]{20,})");

    private Joined() {}

    /** The filer has a link made; what opens it. */
    public static String link(int port, String filing, String party) {
        var page = hand(port, filing, party).expecting(200).text();
        var matcher = LINK.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }

    static QuietBrowser.Answer hand(int port, String filing, String party) {
        var filer = QuietBrowser.as(port, "zhangsan");
        return filer.submit(
                "/filings/" + filing + "/plaintiffs",
                Map.of("_csrf", filer.token("/filings/" + filing), "party", party));
    }

    public static QuietBrowser.Answer join(QuietBrowser reader, String link, String number) {
        return reader.submit(
                "/plaintiffs/" + link, Map.of("_csrf", reader.token("/account"), "number", number, "agreed", "true"));
    }
}
