package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.lian.web.QuietBrowser;

/** The other applicant of an application that both make together, who has no account and comes by a link. */
public final class Joint {
    /** The number of 李四, the other applicant of the stories. */
    static final String NUMBER = "110101199001011237";

    private static final Pattern LINK = Pattern.compile("/joint/([\\w-]{20,})");
    private static final Pattern SHOWN = Pattern.compile("name=\"shown\" value=\"([0-9a-f]+)\"");

    private Joint() {}

    /** The filer has a link made for 李四. */
    public static String link(int port, String filing) {
        return found(LINK, hand(port, filing, "DEFENDANT_1").expecting(200).text());
    }

    static QuietBrowser.Answer hand(int port, String filing, String party) {
        var filer = QuietBrowser.as(port, "zhangsan");
        var page = "/filings/" + filing + "/together";
        return filer.submit(page, Map.of("_csrf", filer.token(page), "party", party));
    }

    /** What the page of a link was made of. */
    static String shown(int port, String token) {
        return found(
                SHOWN,
                QuietBrowser.stranger(port)
                        .get("/joint/" + token)
                        .expecting(200)
                        .text());
    }

    static QuietBrowser.Answer join(int port, String token, String shown, String name, String number) {
        var stranger = QuietBrowser.stranger(port);
        return stranger.submit(
                "/joint/" + token,
                Map.of(
                        "_csrf",
                        stranger.token("/joint/" + token),
                        "shown",
                        shown,
                        "name",
                        name,
                        "number",
                        number,
                        "agreed",
                        "true"));
    }

    /** 李四 reads the application and joins it. */
    static void joined(int port, String filing) {
        var token = link(port, filing);
        join(port, token, shown(port, token), "李四", NUMBER).expecting(302);
    }

    private static String found(Pattern pattern, String page) {
        var matcher = pattern.matcher(page);
        assertThat(matcher.find()).as(page).isTrue();
        return matcher.group(1);
    }
}
