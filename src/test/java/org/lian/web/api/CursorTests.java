package org.lian.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 接着读: a cursor goes on behind the row that was read last, whatever came into the list or left it meanwhile. */
@CourtTest
class CursorTests {
    @LocalServerPort
    int port;

    private Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("读立案申请的时候又来了新的、删了读过的最后一件：没有一件读到两次，没有一件跳过")
    void filings() {
        var mine = new ArrayList<String>();
        for (var n = 0; n < 5; n++) {
            mine.add(0, court.drafted(Stories.loanDraft()));
        }
        // Stories that ran on a later day have left filings of that day, which stand in front.
        var ahead = ids(court.zhangsan.get("/api/v1/filings?limit=100").body()).indexOf(mine.get(0));
        var path = "/api/v1/filings?limit=" + (ahead + 2);
        var first = court.zhangsan.get(path).expecting(200).body();
        var read = new ArrayList<>(ids(first));
        assertThat(read).endsWith(mine.get(0), mine.get(1));

        court.drafted(Stories.loanDraft());
        court.zhangsan.delete("/api/v1/filings/" + mine.get(1)).expecting(204);

        var second = next(court.zhangsan, path, first);
        read.addAll(ids(second));
        read.addAll(ids(next(court.zhangsan, path, second)));
        assertThat(read).doesNotHaveDuplicates().containsSubsequence(mine);
    }

    @Test
    @DisplayName("读消息和任务的时候又来了新的，任务有人领走了：每一条还在的都读到一次")
    void messagesAndTasks() {
        for (var n = 0; n < 3; n++) {
            court.submitted();
        }
        var path = "/api/v1/messages?limit=1";
        var first = court.zhangsan.get(path).expecting(200).body();
        var all = ids(court.zhangsan.get("/api/v1/messages?limit=3").body());
        var newest = court.submitted();
        court.task(newest, "REVIEW");
        var second = next(court.zhangsan, path, first);
        var third = next(court.zhangsan, path, second);
        assertThat(List.of(ids(first).get(0), ids(second).get(0), ids(third).get(0)))
                .isEqualTo(all);

        var before = everything(court.clerk, () -> {});
        var during = everything(court.clerk, () -> court.clerk
                .post("/api/v1/tasks/" + before.get(0) + "/claim", Map.of())
                .expecting(200));
        assertThat(during).doesNotHaveDuplicates().containsAll(before);
    }

    @Test
    @DisplayName("旧版本的 cursor 和认不出的 cursor：说明从第一页重新读，或者原样使用")
    void formerOnes() {
        for (var path : List.of("/api/v1/filings", "/api/v1/messages", "/api/v1/courts", "/api/v1/case-types")) {
            assertThat(court.zhangsan
                            .get(path + "?cursor=" + encoded("1"))
                            .expecting(422)
                            .text())
                    .as(path)
                    .contains("RESTART", "从第一页重新读取");
            for (var wrong :
                    List.of("x", encoded("row "), encoded("row 2026-01-01T00:00:00Z x"), encoded("number -1"))) {
                assertThat(court.zhangsan
                                .get(path + "?cursor=" + wrong)
                                .expecting(422)
                                .text())
                        .as(path + " " + wrong)
                        .contains("cursor");
            }
        }
    }

    /** All tasks that the person sees, in pages; something happens after the first. */
    private static List<String> everything(CourtClient person, Runnable meanwhile) {
        var path = "/api/v1/tasks?limit=2";
        var page = person.get(path).expecting(200).body();
        var read = new ArrayList<>(ids(page));
        meanwhile.run();
        while (page.hasNonNull("nextCursor")) {
            page = next(person, path, page);
            read.addAll(ids(page));
        }
        return read;
    }

    private static JsonNode next(CourtClient person, String path, JsonNode page) {
        return person.get(path + "&cursor=" + page.get("nextCursor").asText())
                .expecting(200)
                .body();
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(item -> ids.add(item.get("id").asText()));
        return ids;
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
