package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a draft: what each asks, and what it does not ask. */
@CourtTest
class DraftPagesTests {
    private static final String DIVORCE = "02.02.014";

    @LocalServerPort
    int port;

    private Stories court;
    private QuietBrowser filer;

    @BeforeEach
    void come() {
        court = new Stories(port);
        filer = QuietBrowser.stranger(port);
        filer.login("zhangsan", "demo-zhangsan");
    }

    @Test
    @DisplayName("法律不许用的程序不给选：离婚没有小额诉讼，借款有；案由和金额谁先谁后都一样")
    void noProcedureThatTheLawBars() {
        assertThat(page(with("causeCode", DIVORCE), "/questions/procedure"))
                .contains("由法院决定", "简易程序", "普通程序")
                .doesNotContain("小额诉讼程序");
        assertThat(page(Stories.loanDraft(), "/questions/procedure")).contains("小额诉讼程序");
        var wished = with("causeCode", DIVORCE);
        wished.put("procedure", "SMALL_CLAIMS");
        assertThat(page(wished, "/questions/procedure"))
                .containsPattern("name=\"procedure\" value=\"\" checked")
                .doesNotContain("小额诉讼程序");
    }

    private String page(Map<String, Object> draft, String path) {
        return filer.get("/filings/" + court.drafted(draft) + path)
                .expecting(200)
                .text();
    }

    private static Map<String, Object> with(String field, Object value) {
        var draft = Stories.loanDraft();
        draft.put(field, value);
        return draft;
    }
}
