package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.keys.Vault;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 诉讼材料 over the API: handed in, taken back while it is a draft, fixed once submitted, added to later. */
@CourtTest
class MaterialStoryTests {
    /** Line ends, a byte order mark and a tab: what a careless copy would change. */
    private static final byte[] EVIDENCE = "\uFEFF借条\r\n今借到人民币壹拾万元\t整。\n".getBytes(StandardCharsets.UTF_8);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    Stories court;

    @BeforeEach
    void signIn() {
        court = new Stories(port);
    }

    @Test
    @DisplayName("上传、列出、下载：作为附件、不许猜类型、一个字节不差")
    void uploadedListedAndDownloaded() throws Exception {
        var filing = court.drafted(Stories.loanDraft());

        var uploaded = court.zhangsan
                .upload(materials(filing), "EVIDENCE", "借条.txt", EVIDENCE)
                .expecting(201)
                .body();

        assertThat(uploaded.get("kind").asText()).isEqualTo("EVIDENCE");
        assertThat(uploaded.get("size").asInt()).isEqualTo(EVIDENCE.length);
        assertThat(uploaded.get("sha256").asText())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(EVIDENCE)));
        assertThat(uploaded.get("scan").asText()).isEqualTo("NOT_SCANNED");
        var listed = court.zhangsan.get(materials(filing)).expecting(200).body().get("items");
        assertThat(listed).hasSize(1);
        assertThat(listed.get(0)).isEqualTo(uploaded);
        var content = court.zhangsan.download(content(filing, uploaded.get("id").asText()));
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.body()).isEqualTo(EVIDENCE);
        assertThat(content.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("%E5%80%9F%E6%9D%A1.txt");
        assertThat(content.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(content.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(content.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    @DisplayName("提交前可以删除；提交后删除、再传都得到 409，原件不变")
    void removableUntilSubmitted() {
        var filing = court.drafted(Stories.loanDraft());
        court.materials(filing);
        var mistaken = upload(filing, "传错了");

        court.zhangsan.delete(materials(filing) + "/" + mistaken).expecting(204);

        assertThat(court.zhangsan.download(content(filing, mistaken)).statusCode())
                .isEqualTo(404);
        court.zhangsan.delete(materials(filing) + "/" + mistaken).expecting(404);
        var kept = upload(filing, "借条");
        court.submit(filing).expecting(201);
        assertThat(court.zhangsan
                        .delete(materials(filing) + "/" + kept)
                        .expecting(409)
                        .get("detail"))
                .contains("已经提交");
        court.zhangsan
                .upload(materials(filing), "EVIDENCE", "后来.txt", Stories.text("后来"))
                .expecting(409);
        assertThat(court.zhangsan.download(content(filing, kept)).body()).isEqualTo(Stories.text("借条"));
        assertThat(court.zhangsan.get(materials(filing)).body().get("items")).hasSize(4);
    }

    @Test
    @DisplayName("提交后补充证据：记入进度，审查人看得到，同样不能删除")
    void evidenceIsAddedLater() {
        var filing = court.drafted(Stories.loanDraft());
        court.zhangsan
                .upload("/api/v1/filings/" + filing + "/submissions", "EVIDENCE", "早.txt", Stories.text("早"))
                .expecting(409);
        court.materials(filing);
        court.submit(filing).expecting(201);
        court.task(filing, "REVIEW");

        var added = court.zhangsan
                .upload("/api/v1/filings/" + filing + "/submissions", "EVIDENCE", "补充.txt", Stories.text("补充"))
                .expecting(201)
                .get("id");

        assertThat(court.zhangsan.get("/api/v1/filings/" + filing + "/timeline").text())
                .contains("补充提交了证据材料");
        assertThat(court.clerk.get(materials(filing)).expecting(200).text()).contains(added, "补充.txt");
        assertThat(court.clerk.download(content(filing, added)).body()).isEqualTo(Stories.text("补充"));
        court.zhangsan.delete(materials(filing) + "/" + added).expecting(409);
    }

    @Test
    @DisplayName("坏的材料说明哪里不对，不是系统故障")
    void badUploadsAreExplained() {
        var filing = court.drafted(Stories.loanDraft());

        for (var bad : new Object[][] {
            {"EVIDENCE", "空.txt", new byte[0]},
            {"NONSENSE", "种类.txt", Stories.text("种类")},
            {"EVIDENCE", "程序.exe", new byte[] {'M', 'Z', 0, 1, 2, 3, 0, 0}},
            {"EVIDENCE", "坏.pdf", "%PDF-1.7 broken".getBytes(StandardCharsets.US_ASCII)}
        }) {
            var refused = court.zhangsan
                    .upload(materials(filing), (String) bad[0], (String) bad[1], (byte[]) bad[2])
                    .expecting(422);
            assertThat(refused.body().get("errors").get(0).get("message").asText())
                    .as(refused.text())
                    .containsPattern("\\p{IsHan}");
        }
        assertThat(court.zhangsan.get(materials(filing)).body().get("items")).isEmpty();
    }

    @Test
    @DisplayName("以前收下的脚本，两扇门都只以文本交出：名字补上 .txt，类型是文本，不许猜，一个字节不变")
    void whatWasTakenEarlierIsHandedOutAsText() {
        var filing = court.drafted(Stories.loanDraft());
        var script = Stories.text("CreateObject(\"WScript.Shell\")");
        court.materials(filing);
        var uploaded = court.zhangsan
                .upload(materials(filing), "EVIDENCE", "合同.txt", script)
                .expecting(201)
                .get("id");
        var old = UUID.randomUUID();
        jdbc.sql("""
                        insert into material (id, filing_id, kind, file_name, media_type, blob, scan, pages,
                                              uploaded_at, uploaded_by)
                        select ?, filing_id, 'OTHER', ?, media_type, blob, scan, pages, uploaded_at, uploaded_by
                        from material where id = ?""")
                .params(
                        old,
                        vault.seal("合同.hta".getBytes(StandardCharsets.UTF_8), old.toString()),
                        UUID.fromString(uploaded))
                .update();
        var material = old.toString();
        court.submit(filing).expecting(201);
        var task = court.task(filing, "REVIEW");

        handedOutAsText(court.zhangsan.download(content(filing, material)), script);
        handedOutAsText(court.clerk.download(content(filing, material)), script);
        for (var page : List.of(
                QuietBrowser.as(port, "zhangsan").get("/filings/" + filing + "/materials/" + material),
                QuietBrowser.as(port, "clerk1")
                        .get("/staff/tasks/" + task + "/materials/" + material + "?download=true"))) {
            assertThat(page.header("content-disposition"))
                    .startsWith("attachment;")
                    .contains("%E5%90%88%E5%90%8C.hta.txt");
            assertThat(page.header("content-type")).startsWith("text/plain");
            assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
        }
    }

    private static void handedOutAsText(HttpResponse<byte[]> answer, byte[] original) {
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment;")
                .contains("%E5%90%88%E5%90%8C.hta.txt");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
        assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(answer.body()).isEqualTo(original);
    }

    @Test
    @DisplayName("脚本和会动的文件，接口和网页都退回，说出文件名和办法；原有材料还在")
    void activeFilesAreRefusedAtBothDoors() {
        var filing = court.drafted(Stories.loanDraft());
        upload(filing, "借条");

        var refused = court.zhangsan
                .upload(materials(filing), "EVIDENCE", "借条.js", Stories.text("alert(1)"))
                .expecting(422);
        assertThat(refused.body().get("errors").get(0).get("message").asText()).contains("“借条.js”", "扩展名改为 .txt");
        var browser = QuietBrowser.as(port, "zhangsan");
        var form = "/filings/" + filing + "/materials";
        var page = browser.send("POST", form, "multipart/form-data; boundary=part", """
                --part\r
                Content-Disposition: form-data; name="_csrf"\r
                \r
                %s\r
                --part\r
                Content-Disposition: form-data; name="kind"\r
                \r
                EVIDENCE\r
                --part\r
                Content-Disposition: form-data; name="file"; filename="合同.hta"\r
                Content-Type: application/octet-stream\r
                \r
                CreateObject\r
                --part--\r
                """.formatted(browser.token(form)));
        assertThat(page.status()).as(page.text()).isEqualTo(422);
        assertThat(page.text()).contains("“合同.hta”", "扩展名改为 .txt");
        assertThat(court.zhangsan.get(materials(filing)).body().get("items")).hasSize(1);
    }

    @Test
    @DisplayName("与案件无关的人：看不到、拿不走、放不进、删不掉")
    void aStrangerFindsNothing() {
        var filing = court.drafted(Stories.loanDraft());
        var material = upload(filing, "借条");
        for (var username : new String[] {"lisi", "lawyer1", "clerk3", "clerk1"}) {
            // Before submission it is nobody's business but the filer's, not the court's either.
            strangerAt(filing, material, court.as(username));
        }
        court.insist(filing);
        court.as("lisi").get(materials(filing)).expecting(404);
        court.as("clerk3").get(materials(filing)).expecting(404);
        for (var username : new String[] {"lisi", "lawyer1", "clerk3", "analyst1", "admin1"}) {
            strangerAt(filing, material, court.as(username));
        }
        assertThat(CourtClient.anonymous(port)
                        .download(content(filing, material))
                        .statusCode())
                .isEqualTo(401);
        var another = court.drafted(Stories.loanDraft());
        assertThat(court.zhangsan.download(content(another, material)).statusCode())
                .isEqualTo(404);
    }

    /** Staff without the role for a door are told so at the door (403); whoever may knock finds nothing (404). */
    private static void strangerAt(String filing, String material, CourtClient stranger) {
        refused(stranger.get(materials(filing)).status());
        refused(stranger.download(content(filing, material)).statusCode());
        refused(stranger.upload(materials(filing), "EVIDENCE", "塞入.txt", Stories.text("塞入"))
                .status());
        refused(stranger.upload("/api/v1/filings/" + filing + "/submissions", "EVIDENCE", "塞入.txt", Stories.text("塞入"))
                .status());
        refused(stranger.delete(materials(filing) + "/" + material).status());
    }

    private static void refused(int status) {
        assertThat(status).isIn(403, 404);
    }

    private String upload(String filing, String words) {
        return court.zhangsan
                .upload(materials(filing), "EVIDENCE", words + ".txt", Stories.text(words))
                .expecting(201)
                .get("id");
    }

    private static String materials(String filing) {
        return "/api/v1/filings/" + filing + "/materials";
    }

    private static String content(String filing, String material) {
        return materials(filing) + "/" + material + "/content";
    }
}
