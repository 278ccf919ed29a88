package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.web.QuietBrowser;

/** 跨域立案: a court nearby compares the originals, the competent one decides. */
class AssistingCourtStoryTests extends CourtInTime {
    @Test
    @DisplayName("就近的法院核对原件，审查的法院看得到结果；期限从提交的次日起算，案号由审查的法院出")
    void compared() {
        var court = time.at("2026-10-12T09:00");
        var filing = court.submitted();
        var due = court.filing(filing).get("dueAt").asText();
        assertThat(choose(court, filing, "京0198").status()).isEqualTo(201);
        var receipt = court.filing(filing).get("receipt").get("number").asText();
        court = time.at("2026-10-13T09:00");
        var nearby = QuietBrowser.as(port, "clerk3");
        assertThat(nearby.get("/staff").text()).contains("跨域立案");
        assertThat(nearby.get("/staff/assistance").text()).contains(receipt).doesNotContain("张三");
        var page = nearby.get("/staff/assistance/" + filing).text();
        assertThat(page).contains("张三 诉 李四", receipt, "某某区人民法院审查", "EVIDENCE.txt");
        var material = material(court, filing);
        assertThat(nearby.get("/staff/assistance/" + filing + "/materials/" + material)
                        .status())
                .isEqualTo(200);

        assertThat(compare(nearby, filing, Map.of("agrees", "true", "remark", "借条原件已核对"))
                        .status())
                .isEqualTo(302);

        assertThat(nearby.get("/staff/assistance").text()).doesNotContain(receipt);
        assertThat(QuietBrowser.as(port, "clerk1")
                        .get("/staff/filings/" + filing)
                        .text())
                .contains("某某区第二人民法院（演示）", "2026-10-13 09:00 核对，原件与网上提交的一致", "借条原件已核对");
        var told = court.filing(filing).get("assistingCourt");
        assertThat(told.get("agrees").asBoolean()).isTrue();
        assertThat(told.get("comparedAt").asText()).startsWith("2026-10-13T09:00");
        assertThat(TrackFilings.main(port, "/filings/" + filing)).contains("已经核对过");
        assertThat(court.filing(filing).get("dueAt").asText()).isEqualTo(due);
        assertThat(court.as("supervisor1")
                        .get("/api/v1/filings/" + filing + "/readings")
                        .expecting(200)
                        .text())
                .contains("clerk3", "FACTS", "MATERIAL");
        court.register(filing);
        assertThat(court.waitsAt(filing, "REGISTERED").get("caseNumber").asText())
                .contains("京0199");
    }

    @Test
    @DisplayName("原件不一致的要写明哪里；核对过的不再核对，也不再换法院；审查结束以后不再核对，也看不到了")
    void differs() {
        var court = new Stories(port);
        var filing = court.submitted();
        choose(court, filing, "京0198").expecting(201);
        var nearby = QuietBrowser.as(port, "clerk3");
        var unsaid = compare(nearby, filing, Map.of());
        assertThat(unsaid.status()).isEqualTo(422);
        assertThat(unsaid.text()).contains("请选择原件与网上提交的是否一致");
        assertThat(compare(nearby, filing, Map.of("agrees", "false")).text()).contains("请写明哪一份、哪里不一致");

        compare(nearby, filing, Map.of("agrees", "false", "remark", "没有带来借条原件"));

        assertThat(court.clerk
                        .get("/api/v1/filings/" + filing + "/timeline")
                        .expecting(200)
                        .text())
                .contains("与网上提交的不一致", "没有带来借条原件");
        assertThat(compare(nearby, filing, Map.of("agrees", "true")).text()).contains("已经核对过");
        assertThat(choose(court, filing, "京0198").expecting(409).text()).contains("已经有法院核对过");

        var other = court.submitted();
        choose(court, other, "京0198").expecting(201);
        var token = nearby.token("/staff/assistance/" + other);
        court.register(other);
        court.waitsAt(other, "REGISTERED");
        assertThat(nearby.get("/staff/assistance/" + other).status()).isEqualTo(409);
        assertThat(nearby.get("/staff/assistance/" + other + "/materials/" + material(court, other))
                        .status())
                .isEqualTo(409);
        assertThat(nearby.submit("/staff/assistance/" + other, Map.of("_csrf", token, "agrees", "true"))
                        .text())
                .contains("审查已经结束");
        assertThat(choose(court, other, "京0198").expecting(409).text()).contains("登记立案以前");
    }

    @Test
    @DisplayName("只能选其他已开通的法院；没有被选的法院、审查的法院、别的岗位，在这里什么也看不到")
    void nobodyElse() {
        var court = new Stories(port);
        var filing = court.submitted();
        var page = QuietBrowser.as(port, "zhangsan")
                .get("/filings/" + filing + "/nearby-court")
                .text();
        assertThat(page).contains("某某区第二人民法院（演示）").doesNotContain("京0199");
        assertThat(choose(court, filing, "京0199").expecting(422).text()).contains("审查这件申请的法院");
        assertThat(choose(court, filing, "京01").expecting(422).text()).contains("没有开通");
        assertThat(choose(court, filing, "").expecting(422).text()).contains("请选择就近的法院");
        var nearby = QuietBrowser.as(port, "clerk3");
        assertThat(nearby.get("/staff/assistance/" + filing).status()).isEqualTo(404);

        choose(court, filing, "京0198").expecting(201);

        var material = material(court, filing);
        for (var who : new String[] {"clerk1", "judge1", "supervisor1", "president1", "lisi"}) {
            var person = QuietBrowser.as(port, who);
            assertThat(person.get("/staff/assistance/" + filing).status())
                    .as(who)
                    .isIn(403, 404);
            assertThat(person.get("/staff/assistance/" + filing + "/materials/" + material)
                            .status())
                    .as(who)
                    .isIn(403, 404);
        }
        assertThat(nearby.get("/staff/filings/" + filing).status()).isEqualTo(404);
        assertThat(court.as("clerk3").get("/api/v1/filings/" + filing).status()).isEqualTo(404);
        assertThat(court.as("lisi")
                        .post("/api/v1/filings/" + filing + "/assisting-court", Map.of("court", "京0198"))
                        .status())
                .isEqualTo(404);
    }

    private static CourtClient.Answer choose(Stories court, String filing, String code) {
        return court.zhangsan.post("/api/v1/filings/" + filing + "/assisting-court", Map.of("court", code));
    }

    private static QuietBrowser.Answer compare(QuietBrowser clerk, String filing, Map<String, String> answers) {
        var path = "/staff/assistance/" + filing;
        var form = new HashMap<>(answers);
        form.put("_csrf", clerk.token(path));
        return clerk.submit(path, form);
    }

    private static String material(Stories court, String filing) {
        return court.zhangsan
                .get("/api/v1/filings/" + filing + "/materials")
                .expecting(200)
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asText();
    }
}
