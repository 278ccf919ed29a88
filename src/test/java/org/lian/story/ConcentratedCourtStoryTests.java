package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.documents.Papers;
import org.lian.rules.PublishedTables;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 集中管辖 of administrative suits (行诉法 18, second paragraph): the court that hears them is told by its name. */
class ConcentratedCourtStoryTests extends CourtInTime {
    private static final String TABLE = "special-court";

    @Autowired
    Papers papers;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asBefore() throws IOException {
        PublishedTables.publish(repository, TABLE, table());
        open(false);
    }

    @Test
    @DisplayName("表里有的：选了不收行政案件的法院，核对页、接口说出集中管辖的法院的名字、依据；改选就没有这句话；民事起诉没有")
    void theTableKnowsTheCourt() {
        open(true);
        var court = time.at("2026-10-12T09:00");
        var draft = TrackFilings.draft(Track.ADMINISTRATIVE);
        draft.put("courtCode", "黑0202");
        var filing = TrackFilings.drafted(court, draft);

        assertThat(doubt(court, filing))
                .contains("齐齐哈尔铁路运输法院", "12368", "行政诉讼法第十八条第二款")
                .doesNotContain("不予立案");
        assertThat(TrackFilings.main(port, "/filings/" + filing + "/check")).contains("齐齐哈尔铁路运输法院");
        assertThat(suggested(draft)).contains("齐齐哈尔铁路运输法院", "行政诉讼法第十八条第二款");
        assertThat(TrackFilings.main(
                        port,
                        "/filings/" + filing + "/questions/court?place.ORGAN_PLACE=" + "%E9%BE%99%E6%B1%9F%E5%8E%BF"))
                .contains("齐齐哈尔铁路运输法院");

        draft.put("courtCode", "京0199");
        assertThat(doubt(court, TrackFilings.drafted(court, draft))).isEmpty();
        var civil = TrackFilings.draft(Track.CIVIL);
        civil.put("courtCode", "黑0202");
        assertThat(doubt(court, TrackFilings.drafted(court, civil))).doesNotContain("铁路运输法院");
    }

    @Test
    @DisplayName("规则员加一行，本院的行政案件就集中到那个法院：提交以前说出它，释明书不用再写也写明它和依据")
    void aRowOfTheCourtsOwn() throws IOException {
        PublishedTables.publish(
                repository,
                TABLE,
                table().replace("starts with(?, \"黑02\")", "\"京0199\"")
                        .replace("\"齐齐哈尔铁路运输法院\"", "\"北京市丰台区人民法院\"")
                        .replace("齐齐哈尔市的基层人民法院不收第一审行政案件：集中由齐齐哈尔铁路运输法院管", "本院不收第一审行政案件：集中由北京市丰台区人民法院管"));
        var court = time.at("2026-10-12T09:00");
        var filing = TrackFilings.drafted(court, TrackFilings.draft(Track.ADMINISTRATIVE));
        assertThat(doubt(court, filing)).contains("北京市丰台区人民法院");
        court.submit(filing).expecting(201);
        court.decideAs(
                "judge1",
                filing,
                "REVIEW",
                new HashMap<>(Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "不属于本院管辖，应当向有管辖权的法院起诉",
                        "basis", "行政诉讼法第二十二条")));
        court.waitsAt(filing, "ADVISED");

        assertThat(TrackFilings.papers(papers, filing).values()).anySatisfy(paper -> assertThat(paper)
                .contains("集中由北京市丰台区人民法院管", "可以同意转交北京市丰台区人民法院")
                .contains("《中华人民共和国行政诉讼法》第二十二条；《中华人民共和国行政诉讼法》第十八条第二款"));
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("北京市丰台区人民法院");
    }

    private static String table() throws IOException {
        return Files.readString(Path.of("decisions/special-court.dmn"));
    }

    private void open(boolean open) {
        jdbc.sql("update court set self_service = ? where code = '黑0202'")
                .param(open)
                .update();
    }

    private String suggested(Map<String, Object> draft) {
        var asked = new HashMap<>(draft);
        asked.keySet().retainAll(Set.of("track", "courtCode", "causeCode", "defendants", "plaintiffs"));
        return CourtClient.anonymous(port)
                .post("/api/v1/jurisdiction-suggestions", asked)
                .expecting(200)
                .text();
    }

    private static String doubt(Stories court, String filing) {
        var items = court.zhangsan
                .get("/api/v1/filings/" + filing + "/checks")
                .expecting(200)
                .body()
                .get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(check -> "courtCode".equals(check.path("field").asText()))
                .map(check ->
                        check.get("message").asText() + check.path("basis").asText())
                .reduce("", String::concat);
    }
}
