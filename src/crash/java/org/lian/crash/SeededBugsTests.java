package org.lian.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.crash.ClientLog.Act;
import org.lian.crash.ClientLog.Line;
import org.lian.crash.Finding.Kind;
import org.lian.story.Stories;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The checker is worth what it finds: a healthy court is damaged as a bug would damage it, one bug at a time, and the
 * checker must name the damage and nothing else.
 */
@Tag("crash")
@Tag("thorough")
class SeededBugsTests {
    private static Court court;
    private static ClientLog log;
    private static Checker checker;
    private static Connection superuser;
    private static JdbcClient jdbc;

    @BeforeAll
    static void healthyCourt() throws Exception {
        court = new Court(false);
        court.dead().start();
        log = new ClientLog(court.folder().resolve("client.log"));
        var load = new Load(court, log);
        load.prepare(1);
        load.begin(false);
        load.everybody();
        Pause.until(
                Duration.ofSeconds(30),
                () -> log.read().stream()
                                .filter(line -> line.act() == Act.PAY && line.acknowledged())
                                .count()
                        > 2);
        load.end();
        checker = new Checker(court, log, Duration.ofSeconds(5));
        assertThat(new Checker(court, log, Duration.ofSeconds(60)).check(0)).isEmpty();
        superuser = court.superuser();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(superuser, true));
        jdbc.sql("create schema saved").update();
    }

    @AfterAll
    static void end() throws Exception {
        try {
            assertThat(checker.check(0)).as("the court is as it was").isEmpty();
        } finally {
            superuser.close();
            log.close();
            court.close();
        }
    }

    @Test
    @DisplayName("答复过的立案申请不见了")
    void filingLost() {
        var filing = inReview();

        var findings = with(
                List.of("filing", "filing_receipt"),
                "delete from filing_receipt where filing_id = '%s'".formatted(filing),
                "delete from filing where id = '%s'".formatted(filing));

        assertNamed(findings, Kind.LOST, filing);
    }

    @Test
    @DisplayName("收件回执换了编号")
    void receiptChanged() {
        var filing = inReview();

        var findings = with(
                List.of("filing_receipt"),
                "update filing_receipt set number = number || '9' where filing_id = '%s'".formatted(filing));

        assertNamed(findings, Kind.LOST, filing);
    }

    @Test
    @DisplayName("没有人提交的立案申请")
    void filingThatNobodyAsked() {
        var filing = inReview();
        var copy = UUID.randomUUID();

        var findings = with(
                List.of("filing", "filing_receipt"),
                "create temp table copied as select * from filing where id = '%s'".formatted(filing),
                "update copied set id = '%s'".formatted(copy),
                "insert into filing select * from copied",
                "drop table copied");

        assertNamed(findings, Kind.NOT_ASKED, copy.toString());
    }

    @Test
    @DisplayName("同一件申请开出两个流程")
    void twoFlowsOfOneSubmission() {
        var filing = inReview();

        var findings = with(
                List.of("act_hi_procinst"),
                """
                create temp table copied as
                  select * from act_hi_procinst where business_key_ = '%s' and proc_def_key_ = 'filing'""".formatted(filing),
                "update copied set id_ = 'second', proc_inst_id_ = 'second'",
                "insert into act_hi_procinst select * from copied",
                "drop table copied");

        assertNamed(findings, Kind.TWICE, filing);
    }

    @Test
    @DisplayName("同一个 Idempotency-Key 收了两次")
    void sameKeyTwice() {
        var first = inReview();
        var words = log.read().stream()
                .filter(line -> line.act() == Act.DRAFT && first.equals(line.answer()))
                .map(Line::subject)
                .findFirst()
                .orElseThrow();
        var draft = Stories.loanDraft();
        draft.put("claims", words);

        // As a court does that forgets its keys.
        var second = court.node()
                .litigant()
                .post("/api/v1/filings", draft)
                .expecting(201)
                .get("id");

        try {
            assertNamed(checker.check(0), Kind.TWICE, second);
        } finally {
            jdbc.sql("delete from filing_party_index where filing_id = ?::uuid")
                    .param(second)
                    .update();
            jdbc.sql("delete from filing where id = ?::uuid").param(second).update();
        }
    }

    @Test
    @DisplayName("案号跳号")
    void gapOfNumbers() {
        var last = lastSerial();

        var findings = with(
                List.of("case_number", "case_number_counter"),
                "update case_number set serial_number = %d where serial_number = %d".formatted(last + 1, last),
                "update case_number_counter set last_serial = %d".formatted(last + 1));

        assertThat(findings)
                .extracting(Finding::kind, finding -> finding.subject().replaceAll(".* ", ""))
                .contains(tuple(Kind.GAP, Integer.toString(last)));
        assertThat(findings).extracting(Finding::kind).containsOnly(Kind.GAP, Kind.INVARIANT);
    }

    @Test
    @DisplayName("两个案件一个案号")
    void doubleNumber() {
        var last = lastSerial();
        var unique = jdbc.sql("""
                        select conname from pg_constraint where conrelid = 'case_number'::regclass
                        and contype = 'u'""").query(String.class).single();
        var definition = jdbc.sql("select pg_get_constraintdef(oid) from pg_constraint where conname = ?")
                .param(unique)
                .query(String.class)
                .single();

        var findings = with(
                List.of("case_number", "case_number_counter"),
                "alter table case_number drop constraint " + unique,
                "update case_number set serial_number = %d where serial_number = %d".formatted(last - 1, last),
                "update case_number_counter set last_serial = %d".formatted(last - 1));

        jdbc.sql("alter table case_number add constraint " + unique + " " + definition)
                .update();
        assertThat(findings)
                .extracting(Finding::kind, finding -> finding.subject().replaceAll(".* ", ""))
                .contains(tuple(Kind.NUMBER, Integer.toString(last - 1)));
        assertThat(findings).extracting(Finding::kind).containsOnly(Kind.NUMBER, Kind.INVARIANT);
    }

    @Test
    @DisplayName("材料的文件没有了")
    void materialFileMissing() throws Exception {
        var material = aMaterial();
        var file = fileOf(material);
        var content = Files.readAllBytes(file);
        Files.delete(file);

        var findings = checker.check(0);

        Files.write(file, content);
        assertNamed(findings, Kind.MATERIAL, material);
    }

    @Test
    @DisplayName("材料的文件被改动")
    void materialFileAltered() throws Exception {
        var material = aMaterial();
        var file = fileOf(material);
        var content = Files.readAllBytes(file);
        var altered = content.clone();
        altered[altered.length / 2] ^= 1;
        Files.write(file, altered);

        var findings = checker.check(0);

        Files.write(file, content);
        assertNamed(findings, Kind.MATERIAL, material);
    }

    @Test
    @DisplayName("账上少了一笔分录")
    void ledgerEntryRemoved() {
        var order = paid().detail();

        var findings = with(List.of("ledger_entry"), """
                delete from ledger_entry where account = 'LITIGATION_FEES' and transaction_id =
                  (select id from ledger_transaction where order_no = '%s')""".formatted(order));

        assertNamed(findings, Kind.MONEY, order);
    }

    @Test
    @DisplayName("答复过的缴费不见了")
    void paymentVanished() {
        var order = paid().detail();

        var findings = with(
                List.of("ledger_entry", "ledger_transaction", "payment_receipt"),
                """
                delete from ledger_entry where transaction_id in
                  (select id from ledger_transaction where order_no = '%s')""".formatted(order),
                "delete from ledger_transaction where order_no = '%s'".formatted(order),
                "update payment_receipt set order_no = 'gone' where order_no = '%s'".formatted(order));

        assertNamed(findings, Kind.MONEY, order);
    }

    @Test
    @DisplayName("日志里改了一条")
    void journalLeafEdited() {
        var filing = inReview();

        var findings = with(
                List.of("journal_leaf"),
                "update journal_leaf set text = text || '。' where filing_id = '%s' and kind = 'RECEIVED'"
                        .formatted(filing));

        assertNamed(findings, Kind.JOURNAL, filing);
    }

    @Test
    @DisplayName("案件停在半路，没有任务，也不等什么")
    void stuckFlow() {
        var filing = inReview();
        var executions = """
                select x.id_ from act_ru_execution x join act_ru_execution r on r.id_ = x.proc_inst_id_
                where r.business_key_ = '%s'""".formatted(filing);

        var findings = with(
                List.of("act_ru_task", "act_ru_job", "act_ru_event_subscr", "act_ru_identitylink"),
                "delete from act_ru_job where execution_id_ in (" + executions + ")",
                "delete from act_ru_event_subscr where execution_id_ in (" + executions + ")",
                "delete from act_ru_task where execution_id_ in (" + executions + ")");

        assertNamed(findings, Kind.STUCK, filing);
    }

    @Test
    @DisplayName("一项工作失败到底，没有人知道")
    void jobWithoutRetries() {
        var job = jdbc.sql("select id_ from act_ru_job where type_ = 'timer' and duedate_ > now() limit 1")
                .query(String.class)
                .single();

        var findings =
                with(List.of("act_ru_job"), "update act_ru_job set retries_ = 0 where id_ = '%s'".formatted(job));

        assertNamed(findings, Kind.INCIDENT, job);
    }

    /** What the checker says of the damage; the tables are put back. */
    private static List<Finding> with(List<String> tables, String... damage) {
        tables.forEach(table -> jdbc.sql("create table saved." + table + " as table lian." + table)
                .update());
        try {
            for (var sql : damage) {
                jdbc.sql(sql).update();
            }
            return checker.check(0);
        } finally {
            tables.forEach(table -> {
                jdbc.sql("delete from lian." + table).update();
                jdbc.sql("insert into lian." + table + " overriding system value table saved." + table)
                        .update();
                jdbc.sql("drop table saved." + table).update();
            });
        }
    }

    /** That bug, that subject, and nothing about anything else; the views of the product may see it too. */
    private static void assertNamed(List<Finding> findings, Kind kind, String subject) {
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.kind()).isEqualTo(kind);
            assertThat(finding.subject()).contains(subject);
        });
        assertThat(findings)
                .filteredOn(finding -> finding.kind() != Kind.INVARIANT)
                .allSatisfy(finding -> assertThat(finding.toString()).contains(subject));
    }

    private static String inReview() {
        return jdbc.sql("select id::text from filing where status = 'UNDER_REVIEW' order by id limit 1")
                .query(String.class)
                .single();
    }

    private static String aMaterial() {
        return log.read().stream()
                .filter(line -> line.act() == Act.MATERIAL && line.acknowledged())
                .map(Line::answer)
                .findFirst()
                .orElseThrow();
    }

    private static Line paid() {
        return log.read().stream()
                .filter(line -> line.act() == Act.PAY && line.acknowledged())
                .findFirst()
                .orElseThrow();
    }

    private static int lastSerial() {
        return jdbc.sql("select max(serial_number) from case_number")
                .query(Integer.class)
                .single();
    }

    private static Path fileOf(String material) {
        var name = jdbc.sql("""
                        select encode(b.address, 'hex') || '.' || b.context from material m
                        join material_blob b on b.address = m.blob where m.id = ?::uuid""").param(material).query(String.class).single();
        return court.data().resolve("materials").resolve(name.substring(0, 2)).resolve(name);
    }
}
