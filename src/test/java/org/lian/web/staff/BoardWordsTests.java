package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.documents.Printed;
import org.lian.story.Stories;
import org.lian.story.TrackFilings;
import org.lian.vocabulary.Track;
import org.lian.web.Cells;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 看板、报表、审批表的用词: one thing has one name on all of them. */
@CourtTest
class BoardWordsTests {
    private static final String NO_CAUSE = "不问案由的程序";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("不问案由的程序，在看板、报表、审批表里是同一个说法")
    void whatHasNoCause() {
        Printed.needsTheFont();
        var filing = TrackFilings.submitted(new Stories(port), Track.ENFORCEMENT);

        var head = QuietBrowser.as(port, "supervisor1");
        assertThat(head.get("/staff/board").expecting(200).text())
                .contains(NO_CAUSE)
                .doesNotContain("没有案由");
        assertThat(Cells.of(head.download("/staff/report.xlsx")).rows(4))
                .anySatisfy(row -> assertThat(row.get("A").value()).isEqualTo(NO_CAUSE));
        assertThat(Printed.text(head.download("/staff/filings/" + filing + "/approval-sheet")))
                .contains(NO_CAUSE);
    }
}
