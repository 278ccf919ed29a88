package org.lian.web;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.lian.story.CourtClient;

/** A real filing of zhangsan at 京0199 that waits for its review, with a material and a task. */
public record Filed(String filing, String material, String task, String receipt) {
    private static final String DRAFT = """
            {"track": "CIVIL", "courtCode": "京0199", "causeCode": "04.10.108.03", "claimAmountFen": 10000000,
             "plaintiffs": [{"kind": "PERSON", "name": "张三", "idType": "RESIDENT_ID",
                             "idNumber": "11010519850312008X", "phone": "13800138000", "address": "北京市某某区一号"}],
             "defendants": [{"kind": "PERSON", "name": "李四", "phone": "13900139000"}],
             "claims": "请求判令被告归还借款本金十万元。", "facts": "被告借款十万元，到期未还。",
             "serviceAddress": {"address": "北京市某某区一号", "phone": "13800138000", "electronic": true}}""";

    /** A draft with everything in it. */
    public static String draft(CourtClient zhangsan) {
        return zhangsan.post("/api/v1/filings", DRAFT).expecting(201).get("id");
    }

    public static Filed submitted(int port) {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var filing = draft(zhangsan);
        var material = zhangsan.upload(
                        "/api/v1/filings/" + filing + "/materials",
                        "COMPLAINT",
                        "起诉状.txt",
                        "民事起诉状".getBytes(StandardCharsets.UTF_8))
                .expecting(201)
                .get("id");
        var receipt = zhangsan.post(
                        "/api/v1/filings/" + filing + "/submission", Map.of("consentOnline", true, "insist", true))
                .expecting(201)
                .body()
                .get("receipt")
                .get("number")
                .asText();
        var clerk = CourtClient.as(port, "clerk1");
        var task = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> clerk.get("/api/v1/tasks?filingId=" + filing)
                                .expecting(200)
                                .body()
                                .get("items"),
                        items -> !items.isEmpty())
                .get(0)
                .get("id")
                .asText();
        return new Filed(filing, material, task, receipt);
    }
}
