package org.lian.web.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 一个证件号码两个姓名: a person looks at the second one, and nobody is kept from filing by it. */
@CourtTest
class SecondNameTests {
    private static final String ZHANGSANS = "11010519850312008X";

    @LocalServerPort
    int port;

    @Test
    @DisplayName("用别人的证件号码注册另一个姓名：演示也是待核对；照样能提交；审查的人看到这个号码还登记过别的姓名")
    void theSecondNameIsPending() throws Exception {
        var username = "second-" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(register(username, "王假名").get("verification")).isEqualTo("PENDING");
        assertThat(register("same-" + username, "张三").get("verification")).isEqualTo("VERIFIED");
        var person = CourtClient.as(port, username, "one of my own");

        var filing = person.post("/api/v1/filings", Stories.loanDraft())
                .expecting(201)
                .get("id");
        for (var kind : List.of("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE")) {
            person.upload("/api/v1/filings/" + filing + "/materials", kind, kind + ".txt", Stories.text(kind))
                    .expecting(201);
        }
        person.post("/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true))
                .expecting(201);

        var task = new Stories(port).task(filing, "REVIEW");
        var clerk = QuietBrowser.as(port, "clerk1");
        assertThat(clerk.get("/staff/tasks/" + task).expecting(200).text())
                .contains("提交人 王假名 的身份没有核对", "同一个证件号码还登记过别的姓名（张三）", "请和证件原件核对")
                .contains("王假名，身份待核对");
    }

    @Test
    @DisplayName("像法院、工作人员、系统的用户名，大写小写都不能注册，说清原因")
    void reservedNames() {
        for (var name : List.of("system", "Admin", "clerk99", "LIAN_APP", "12368")) {
            var answer = CourtClient.anonymous(port).post("/api/v1/accounts", wish(name, "王小明"));
            assertThat(answer.expecting(422).text()).as(name).contains("RESERVED", "留给法院和系统用");
        }
    }

    private CourtClient.Answer register(String username, String name) {
        return CourtClient.anonymous(port)
                .post("/api/v1/accounts", wish(username, name))
                .expecting(201);
    }

    private static Map<String, String> wish(String username, String name) {
        return Map.of(
                "username", username,
                "password", "one of my own",
                "kind", "PERSON",
                "name", name,
                "idType", "RESIDENT_ID",
                "idNumber", ZHANGSANS,
                "phone", "13800138099");
    }
}
