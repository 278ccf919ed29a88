package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.lian.web.QuietBrowser;

/** A mediation of 张三 brought to an agreement that all have signed here. */
public final class Settled {
    private static final Pattern AGREEMENT = Pattern.compile("name=\"agreement\" value=\"([^\"]+)\"");
    private static final Pattern PARTY = Pattern.compile("name=\"party\" value=\"(DEFENDANT_\\d+|PLAINTIFF_\\d+)\"");

    private static final Pattern LINK = Pattern.compile("/agreements/[\\w-]{20,}");

    private Settled() {}

    /** The mediator sets one clause, the filer signs in the account, whoever is left on paper. */
    public static void signed(int port, Stories court, String filing, Map<String, String> clause) {
        var desk = set(port, court, filing, clause);
        var mediator = QuietBrowser.as(port, "mediator1");
        PARTY.matcher(mediator.get(desk).expecting(200).text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(party -> mediator.submit(
                                desk + "/paper",
                                Map.of("_csrf", mediator.token(desk), "party", party, "proof", "一式三份，存调解卷"))
                        .expecting(302));
    }

    /** The same, the other party by a link that the mediator hands out after a look at the number. */
    static void byLink(int port, Stories court, String filing, Map<String, String> clause, String name, String number) {
        var link = link(port, court, filing, clause, number);
        var stranger = QuietBrowser.stranger(port);
        stranger.submit(link, Map.of("_csrf", stranger.token(link), "name", name, "number", number, "agreed", "true"))
                .expecting(302);
    }

    /** The mediator sets one clause, the filer signs, and a link is made for the first defendant; gives its path. */
    public static String link(int port, Stories court, String filing, Map<String, String> clause, String number) {
        var desk = set(port, court, filing, clause);
        var mediator = QuietBrowser.as(port, "mediator1");
        var handed = mediator.submit(
                        desk + "/link", Map.of("_csrf", mediator.token(desk), "party", "DEFENDANT_1", "number", number))
                .expecting(200)
                .text();
        var link = LINK.matcher(handed);
        assertThat(link.find()).isTrue();
        return link.group();
    }

    /** Set by the mediator and signed by the filer; gives the mediator's page. */
    private static String set(int port, Stories court, String filing, Map<String, String> clause) {
        var mediator = QuietBrowser.as(port, "mediator1");
        var desk = "/staff/tasks/" + court.taskFor(court.as("mediator1"), filing, "MEDIATE") + "/agreement";
        var form = new HashMap<>(clause);
        form.put("_csrf", mediator.token(desk));
        mediator.submit(desk, form).expecting(302);
        var filer = QuietBrowser.as(port, "zhangsan");
        var path = "/filings/" + filing + "/agreement";
        var known = AGREEMENT.matcher(filer.get(path).expecting(200).text());
        assertThat(known.find()).isTrue();
        filer.submit(
                        path,
                        Map.of(
                                "_csrf",
                                filer.token(path),
                                "agreement",
                                known.group(1),
                                "agreed",
                                "true",
                                "password",
                                "demo-zhangsan"))
                .expecting(302);
        return desk;
    }
}
