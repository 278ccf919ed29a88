package org.lian.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 提交反复出错: everybody reads so at the status page, and who can mend it at the desk. */
@OwnCourt
class SubmissionsWatchedTests {
    private static final String WORDS = "提交立案申请时系统反复出错：刚刚开始，最近 10 分钟 3 次";
    private static final Map<String, Object> SUBMISSION = Map.of("consentOnline", true, "insist", true);

    @LocalServerPort
    int port;

    @Autowired
    RepositoryService repository;

    @Test
    @DisplayName("流程启动不了，提交三次都是 500：状态页和庭长的工作台写明从什么时候起、多少次；收费员不看到")
    void told() throws Exception {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var draft = Filed.draft(zhangsan);
        var submission = "/api/v1/filings/" + draft + "/submission";
        var supervisor = Visitor.browser(port, "supervisor1");
        repository.suspendProcessDefinitionByKey("filing");
        try {
            zhangsan.post(submission, SUBMISSION).expecting(500);
            zhangsan.post(submission, Map.of("consentOnline", false)).expecting(422);
            zhangsan.post(submission, SUBMISSION).expecting(500);
            assertThat(new Visitor(port).get("/status").body()).doesNotContain("反复出错");
            assertThat(supervisor.get("/staff").body()).doesNotContain("反复出错");

            zhangsan.post(submission, SUBMISSION).expecting(500);

            assertThat(new Visitor(port).get("/status").body()).contains(WORDS, "正常接收", "到诉讼服务中心窗口提交");
            assertThat(supervisor.get("/staff").body()).contains(WORDS, "恢复上一版");
            assertThat(Visitor.browser(port, "clerk1").get("/staff").body()).doesNotContain("反复出错");
        } finally {
            repository.activateProcessDefinitionByKey("filing");
        }
        zhangsan.post(submission, SUBMISSION).expecting(201);
    }
}
