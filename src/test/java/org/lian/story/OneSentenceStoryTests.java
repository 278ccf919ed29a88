package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lian.vocabulary.Track;

/** The one sentence of each procedure on what is not paid in advance, and on the period that the court has. */
class OneSentenceStoryTests extends CourtInTime {

    @ParameterizedTest
    @EnumSource(
            names = {
                "ENFORCEMENT",
                "RESUMED_ENFORCEMENT",
                "ENFORCEMENT_OBJECTION",
                "PROTECTION_ORDER",
                "PRIVATE_PROSECUTION",
                "JUDICIAL_CONFIRMATION",
                "SPECIAL_PROCEDURE",
                "NON_LITIGATION_ENFORCEMENT"
            })
    @DisplayName("不预交的程序：核对页和案件页只说一句，没有 0.00 元，也不又说由法院确定；依据和受理通知写的一样")
    void whatIsNotPaidInAdvance(Track track) {
        var court = time.at("2026-10-12T09:20");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(track));
        saysOnce(track, TrackFilings.main(port, "/filings/" + filing + "/check"));
        if (track.asks(Track.Asks.TOGETHER)) {
            Joint.joined(port, filing);
        }
        court.submit(filing).expecting(201);
        saysOnce(track, TrackFilings.main(port, "/filings/" + filing));
    }

    private static void saysOnce(Track track, String page) {
        assertThat(page).doesNotContain("由法院确定", "不会有交费通知").doesNotContainPattern("(?<![\\d,])0\\.00");
        var said = Pattern.compile(Pattern.quote(track.word("notInAdvance")) + "（([^）]+)）。")
                .matcher(page);
        assertThat(said.find()).as(track.word("notInAdvance")).isTrue();
        assertThat(track.word("feeNotice")).contains(said.group(1));
        assertThat(page).contains(track.word("notInAdvanceLater"));
    }

    @Test
    @DisplayName("先予执行的受理通知也说不收费")
    void advanceEnforcementIsFree() {
        assertThat(Track.ADVANCE_ENFORCEMENT.word("feeNotice"))
                .contains(Track.ADVANCE_ENFORCEMENT.word("notInAdvanceBasis"), "不交纳");
    }

    @ParameterizedTest
    @EnumSource(names = {"ENFORCEMENT", "PROTECTION_ORDER", "PAYMENT_ORDER"})
    @DisplayName("收件回执的期限，依据是审查期限表给的那一条；立案以后再打开也是")
    void thePeriodOfTheReceipt(Track track) {
        var court = time.at("2026-10-12T09:20");
        var filing = TrackFilings.submitted(court, track);
        until(() -> assertThat(court.filing(filing).path("dueBasis").asText()).isNotEmpty());
        var basis = court.filing(filing).get("dueBasis").asText();
        assertThat(basis).doesNotContain("第八条");
        assertThat(receipt(filing)).contains(basis).doesNotContain("若干问题的规定第八条");

        if (track == Track.PROTECTION_ORDER) {
            court.decideAs("judge1", filing, "REVIEW", Map.of("outcome", "REGISTER"));
        } else {
            court.register(filing);
        }
        until(() -> assertThat(court.filing(filing).has("caseNumber")).isTrue());

        assertThat(receipt(filing)).contains(basis).doesNotContain("若干问题的规定第八条");
    }

    private String receipt(String filing) {
        return TrackFilings.main(port, "/filings/" + filing + "/receipt");
    }
}
