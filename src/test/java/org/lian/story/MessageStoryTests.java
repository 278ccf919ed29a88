package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 消息: each thing that a filer is told arrives in the inbox and at the stand-ins for SMS and mail, over real lines. */
@CourtTest
@TestPropertySource(properties = {"lian.messages.remind-every=300ms", "lian.messages.remind-from-hour=0"})
class MessageStoryTests {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    private final String phone = "139" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));

    @AfterEach
    void realTimeAgain() {
        new CourtClock(clock, port).realTimeAgain();
    }

    @Test
    @DisplayName("从提交到交费：回执、送达、到账各有一条消息，短信各一条；一次送达几份文书只发一条短信")
    void everythingIsToldOnce() {
        var court = new Stories(port);
        var filing = owing(court);
        court.pay(filing);
        court.waitsAt(filing, "TRANSFERRED");

        CourtClock.until(() -> assertThat(texts(phone))
                .hasSize(4)
                .anySatisfy(text -> assertThat(text).contains("立案材料已经收到"))
                .anySatisfy(text -> assertThat(text).contains("有 3 份文书"))
                .anySatisfy(text -> assertThat(text).contains("有 1 份文书"))
                .anySatisfy(text -> assertThat(text).contains("诉讼费用已经到账")));
        assertThat(titles(court, filing))
                .hasSize(6)
                .anySatisfy(title -> assertThat(title).startsWith("立案材料已收到，收件回执 "))
                .contains("《受理案件通知书》已送达", "《举证通知书》已送达", "《诉讼权利义务告知书》已送达", "《交纳诉讼费用通知书》已送达")
                .contains("诉讼费用 2,300.00 元 已到账");
        assertThat(texts(phone)).allSatisfy(text -> assertThat(text).doesNotContain("张三", "李四", "借", "2,300", "民初"));
        assertThat(jdbc.sql("""
                        select count(*) from message m join message_sent s on s.message_id = m.id
                        where m.filing_id = cast(? as uuid) and m.state = 'SENT' and s.channel = 'SMS' and s.provider_id like 'SM%'""")
                        .param(filing)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    /** A filing of zhangsan that owes its fee, with a phone of its own. */
    private String owing(Stories court) {
        var filing = court.submitted(draft());
        court.register(filing);
        court.confirmFee(filing, 230_000);
        court.waitsAt(filing, "FEE_DUE");
        return filing;
    }

    private Map<String, Object> draft() {
        return draft(phone, true, null);
    }

    static Map<String, Object> draft(String phone, boolean electronic, String email) {
        var draft = new HashMap<>(Stories.loanDraft());
        var address = new HashMap<String, Object>(Map.of("address", "某某路", "phone", phone, "electronic", electronic));
        if (email != null) {
            address.put("email", email);
        }
        draft.put("serviceAddress", address);
        return draft;
    }

    private List<String> titles(Stories court, String filing) {
        return inbox(court, filing).stream().map(item -> item.get("title").asText()).toList();
    }

    private static List<JsonNode> inbox(Stories court, String filing) {
        var found = new ArrayList<JsonNode>();
        court.zhangsan.get("/api/v1/messages?limit=200").expecting(200).body().get("items").forEach(item -> {
            if (item.get("filingId").asText().equals(filing)) {
                found.add(item);
            }
        });
        return found;
    }

    private List<String> texts(String to) {
        var found = new ArrayList<String>();
        CourtClient.anonymous(port)
                .get("/api/v1/sandbox/messages?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                .expecting(200)
                .body()
                .get("items")
                .forEach(item -> found.add(item.get("text").asText()));
        return found;
    }
}
