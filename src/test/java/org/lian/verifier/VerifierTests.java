package org.lian.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lian.OwnCourt;
import org.lian.story.CourtClient;
import org.lian.web.Filed;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 核验: as the database's superuser, with every trigger off, nothing can be changed without being named. */
@OwnCourt
@Tag("thorough")
class VerifierTests {
    @LocalServerPort
    int port;

    @Autowired
    DataSource database;

    @Value("${lian.data-dir}")
    Path folder;

    Verifier verifier;
    Filed filed;

    @BeforeEach
    void aFiling() throws Exception {
        verifier = new Verifier(
                port,
                folder.toAbsolutePath(),
                database.unwrap(HikariDataSource.class).getJdbcUrl());
        filed = Filed.submitted(port);
        verifier.awaitSealed();
    }

    @Test
    @DisplayName("没有动过的数据库和文件通过核验，运行中也可以核验")
    void untouched() throws Exception {
        aMaterialTakenBack();
        var answer = verifier.database();
        assertThat(answer.text()).contains("通过：区块").doesNotContain("不符");
        assertThat(answer.exit()).isZero();
        assertThat(verifier.database("--running").exit()).isZero();
    }

    /** What the superuser does to the filing's rows, how he takes it back, what the verifier must say. */
    static Stream<Arguments> crimes() {
        var filing = "where filing_id = '{filing}' ";
        return Stream.of(
                crime("改一条记录的文字", "update journal_leaf set text = '没有收到' " + filing + "and seq = 2", "第 2 条记录：内容被改"),
                crime(
                        "改一条记录的明细",
                        "update journal_leaf set details = details || '{\"insisted\": false}' " + filing
                                + "and seq = 2",
                        "第 2 条记录：内容被改"),
                crime("连哈希一起改", """
                        update journal_leaf set text = '没有收到', hash = sha256('x') """ + filing + "and seq = 2", "第 2 条记录：内容被改"),
                crime("改办事的人", "update journal_leaf set actor_id = 'x' " + filing + "and seq = 1", "第 1 条记录：内容被改"),
                crime("删一条记录", "delete from journal_leaf " + filing + "and seq = 1", "第 1 条记录：被删除"),
                crime("删最后一条记录", "delete from journal_leaf " + filing + "and seq = 2", "第 2 条记录：被删除"),
                crime(
                        "把两条记录换个顺序",
                        "update journal_leaf set seq = 1000 " + filing + "and seq = 1;"
                                + "update journal_leaf set seq = 1 " + filing + "and seq = 2;"
                                + "update journal_leaf set seq = 2 " + filing + "and seq = 1000",
                        "第 1 条记录：顺序被改，现为 立案申请 {filing} 第 2 条记录"),
                crime(
                        "倒签一条记录",
                        "update journal_leaf set at = at - interval '3 days' " + filing + "and seq = 2",
                        "第 2 条记录：时间被倒签"),
                crime(
                        "把一条记录的时间改晚",
                        "update journal_leaf set at = at + interval '1 microsecond' " + filing + "and seq = 2",
                        "第 2 条记录：时间被改后"),
                crime("追加一条倒签的记录", """
                        insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, visibility, details,
                          hash, mac)
                        select filing_id, 3, at - interval '1 day', actor_kind, actor_id, 'REGISTERED', '登记立案',
                          visibility, details, hash, mac from journal_leaf\s""" + filing + "and seq = 2", "第 3 条记录：是追加的"),
                crime("追加一条记录", """
                        insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, visibility, details,
                          hash, mac)
                        select filing_id, 3, at + interval '1 day', actor_kind, actor_id, 'REGISTERED', '登记立案',
                          visibility, details, hash, mac from journal_leaf\s""" + filing + "and seq = 2", "第 3 条记录：未封存"),
                crime("追加一条记录，并谎称在已有区块中", """
                        insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, visibility, details,
                          hash, mac)
                        select filing_id, 3, at - interval '1 day', actor_kind, actor_id, 'REGISTERED', '登记立案',
                          visibility, details, hash, mac from journal_leaf\s""" + filing + """
                        and seq = 2;
                        insert into journal_position (position, leaf_id, block) select 1000000, max(id), 1
                        from journal_leaf""", "第 3 条记录：是追加的"),
                crime(
                        "改回执",
                        "update filing_receipt set manifest = manifest || ' ' " + filing,
                        "收件回执 {receipt}：清单与摘要不符"),
                crime(
                        "连摘要一起改回执",
                        "update filing_receipt set manifest = manifest || ' ',"
                                + " digest = encode(sha256(convert_to(manifest || ' ', 'UTF8')), 'hex') " + filing,
                        "收件回执 {receipt}：签名不符"),
                crime("删回执", "delete from filing_receipt " + filing, "立案申请 {filing} 的收件回执：被删除"),
                crime(
                        "倒签材料的收到时间",
                        "update material set uploaded_at = uploaded_at - interval '9 days' " + filing,
                        "材料 {material}（立案申请 {filing}）的记录：时间被改"),
                crime("删材料的记录", "delete from material " + filing, "的记录：被删除"),
                crime("改区块的签名", "update journal_block set signature = 'x' where number = 2", "区块 2：数据库中的记录被改"),
                crime("删区块", "delete from journal_block where number = 2", "区块 2：数据库中的记录被删除"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("crimes")
    @DisplayName("超级用户动一条数据，核验都指名道姓")
    @Tag("thorough")
    void everyCrimeIsNamed(String name, String sql, String named) throws Exception {
        try (var superuser = verifier.superuser();
                var statement = superuser.createStatement()) {
            for (var table :
                    List.of("journal_leaf", "journal_position", "journal_block", "filing_receipt", "material")) {
                statement.execute("create temporary table saved_%1$s as select * from lian.%1$s".formatted(table));
            }
            try {
                statement.execute(filled(sql));

                var answer = verifier.database();

                assertThat(answer.text()).contains(filled(named)).contains("未通过：");
                assertThat(answer.exit()).isEqualTo(1);
            } finally {
                undo(statement);
            }
        }
    }

    @Test
    @DisplayName("删一个尚未封存的记录，留下的缺号被指出")
    void deletedBeforeSealing() throws Exception {
        try (var superuser = verifier.superuser();
                var statement = superuser.createStatement()) {
            statement.execute("""
                    insert into journal_leaf (filing_id, seq, at, actor_kind, actor_id, kind, text, visibility, details, hash)
                    select filing_id, 4, at, actor_kind, actor_id, kind, text, visibility, details, hash
                    from journal_leaf where filing_id = '%s' and seq = 2""".formatted(filed.filing()));

            assertThat(verifier.database().text()).contains("立案申请 " + filed.filing() + " 第 3 条记录：缺号，被删除");

            statement.execute("delete from journal_leaf where seq = 4 and filing_id = '%s'".formatted(filed.filing()));
        }
    }

    @Test
    @DisplayName("存盘的材料文件被改一个字节、截短、删除、倒签日期，核验都指出是哪份材料")
    void storedFiles() throws Exception {
        var file = storedFile();
        var bytes = Files.readAllBytes(file);
        var date = Files.getLastModifiedTime(file);
        var subject = "材料 " + filed.material() + "（立案申请 " + filed.filing() + " 第 1 条记录）的文件";

        var changed = bytes.clone();
        changed[bytes.length - 1] ^= 1;
        Files.write(file, changed);
        named(subject, "内容被改或被截短");
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 1));
        named(subject, "内容被改或被截短");
        Files.delete(file);
        named(subject, "不见了");
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(date.toInstant().minus(Duration.ofDays(2))));
        named(subject, "日期被倒签");
        Files.setLastModifiedTime(file, date);
        assertThat(verifier.database().exit()).isZero();
    }

    @Test
    @DisplayName("导出的区块文件被改、互换、删除，都指出是哪个区块")
    void exportedBlocks() throws Exception {
        var first = folder.resolve("journal/000000/0000000001.json");
        var second = folder.resolve("journal/000000/0000000002.json");
        var one = Files.readString(first);
        var two = Files.readString(second);

        Files.writeString(first, one.replaceFirst("\"position\":1,", "\"position\":1, "));
        assertThat(verifier.database().text()).contains("区块 1 的文件：不是原样");
        Files.writeString(first, one.replaceFirst("\"at\":\"2", "\"at\":\"1"));
        assertThat(verifier.database().text()).contains("区块 1 的文件：所列记录与签名的根不符");
        Files.writeString(first, one.replaceFirst("\"sealedAt\":\"2", "\"sealedAt\":\"1"));
        assertThat(verifier.database().text()).contains("区块 1 的文件：签名不符").contains("区块 2 的文件：与前一区块不相接");
        Files.writeString(first, two);
        Files.writeString(second, one);
        assertThat(verifier.database().text()).contains("区块 1 的文件：内容是区块 2，顺序被改");
        Files.writeString(first, "{}");
        Files.delete(second);
        var answer = verifier.database();
        assertThat(answer.text()).contains("区块 1 的文件：读不懂").contains("区块 2：没有导出的文件");
        assertThat(answer.exit()).isEqualTo(1);

        Files.writeString(first, one);
        Files.writeString(second, two);
        assertThat(verifier.database().exit()).isZero();
    }

    @Test
    @DisplayName("回执文件与接口的回答逐字节相同，断网可验证在日志中")
    void receiptVerifiesOffline() {
        var answer = CourtClient.anonymous(port)
                .get("/api/v1/receipts/" + filed.receipt())
                .expecting(200);
        assertThat(answer.body().get("valid").asBoolean()).isTrue();
        assertThat(answer.body().get("log").get("state").asText()).isEqualTo("SEALED");

        var checked = verifier.receipt(answer.text().getBytes(StandardCharsets.UTF_8));
        assertThat(checked.text()).startsWith("通过：收件回执 " + filed.receipt()).contains("已封入区块");
        assertThat(checked.exit()).isZero();
        assertThat(verifier.receipt(answer.text()
                                .replace("\"valid\":true", "\"valid\":false")
                                .getBytes())
                        .exit())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("下载的回执文件就是接口的回答")
    void oneFormat() throws Exception {
        var browser = Visitor.browser(port, "zhangsan");
        var downloaded = browser.get("/filings/" + filed.filing() + "/receipt.json");
        assertThat(downloaded.statusCode()).isEqualTo(200);
        assertThat(downloaded.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
        assertThat(downloaded.body())
                .isEqualTo(CourtClient.anonymous(port)
                        .get("/api/v1/receipts/" + filed.receipt())
                        .text())
                .doesNotContain("张三", "zhangsan", "11010519850312008X");
    }

    @Test
    @DisplayName("回执里任何一个字节改动都不予认可")
    void everyByteCounts() throws Exception {
        var file = CourtClient.anonymous(port)
                .download("/api/v1/receipts/" + filed.receipt())
                .body();
        var check = new ReceiptCheck(PublicKeys.read(verifier.keys()));
        assertThat(check.check(file)).contains(filed.receipt());
        for (var i = 0; i < file.length; i++) {
            var changed = file.clone();
            changed[i] ^= (byte) (1 << (i % 7));
            var where = i;
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> check.check(changed))
                    .as("byte %d", where)
                    .isInstanceOf(ReceiptCheck.Refused.class);
        }
    }

    @Test
    @DisplayName("用法不对、连不上数据库时说明原因，退出码 2")
    void misuse() {
        assertThat(verifier.run(List.of()).exit()).isEqualTo(2);
        assertThat(verifier.run(List.of("database", "--url")).text()).contains("--url 后面缺少内容");
        var answer = verifier.run(List.of(
                "database",
                "--url",
                "jdbc:postgresql://127.0.0.1:1/lian",
                "--user",
                "x",
                "--journal",
                ".",
                "--materials",
                ".",
                "--keys",
                verifier.keys().toString()));
        assertThat(answer.text()).contains("无法读取数据库");
        assertThat(answer.exit()).isEqualTo(2);
    }

    /** The same file twice, once removed before submission: the file stays for the other. */
    private void aMaterialTakenBack() throws SQLException {
        var zhangsan = CourtClient.as(port, "zhangsan");
        var draft = Filed.draft(zhangsan);
        for (var words : List.of("民事起诉状", "写错了的起诉状")) {
            var material = zhangsan.upload(
                            "/api/v1/filings/" + draft + "/materials",
                            "COMPLAINT",
                            "起诉状.txt",
                            words.getBytes(StandardCharsets.UTF_8))
                    .expecting(201)
                    .get("id");
            zhangsan.delete("/api/v1/filings/" + draft + "/materials/" + material)
                    .expecting(204);
        }
        verifier.awaitSealed();
    }

    private void named(String subject, String what) {
        var answer = verifier.database();
        assertThat(answer.text()).contains(subject).contains("：" + what);
        assertThat(answer.exit()).isEqualTo(1);
    }

    private Path storedFile() throws SQLException {
        try (var superuser = verifier.superuser();
                var statement = superuser.createStatement();
                var row = statement.executeQuery(
                        "select details ->> 'file' from journal_leaf where filing_id = '%s' and seq = 1"
                                .formatted(filed.filing()))) {
            row.next();
            return folder.resolve("materials").resolve(row.getString(1));
        }
    }

    private static Arguments crime(String name, String sql, String named) {
        return Arguments.of(name, sql, named);
    }

    private String filled(String text) {
        return text.replace("{filing}", filed.filing())
                .replace("{receipt}", filed.receipt())
                .replace("{material}", filed.material());
    }

    private static void undo(java.sql.Statement statement) throws SQLException {
        for (var table : List.of("journal_position", "journal_leaf", "journal_block", "filing_receipt", "material")) {
            statement.execute("delete from lian.%1$s".formatted(table));
            statement.execute("insert into lian.%1$s %2$s select * from saved_%1$s"
                    .formatted(table, table.equals("journal_leaf") ? "overriding system value" : ""));
        }
    }
}
