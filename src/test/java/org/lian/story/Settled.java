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

    private Settled() {}

    /** The mediator sets one clause, the filer signs in the account, whoever is left on paper. */
    public static void signed(int port, Stories court, String filing, Map<String, String> clause) {
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
        var left = PARTY.matcher(mediator.get(desk).expecting(200).text())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        for (var party : left) {
            mediator.submit(
                            desk + "/paper",
                            Map.of("_csrf", mediator.token(desk), "party", party, "proof", "一式三份，存调解卷"))
                    .expecting(302);
        }
    }
}
