package org.lian.scale;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.database.Superuser;
import org.lian.filing.Grams;
import org.lian.keys.Vault;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A province's filings without their filers: so many that wait for a review, with the engine's rows, and so many of the
 * last three years in what lists, search and board read. Names are sealed and indexed as the product does it; the rows of
 * the engine are those of a filing that was really handed in, under other ids.
 */
final class ManyFilings {
    /** The court that is measured, and what part of everything it has. */
    static final String COURT = "京0199";

    static final int SHARE = Integer.getInteger("scale.share", 10);
    static final int MONTHS = 36;

    private static final long DAYS_OPEN = 7;
    /** Columns whose ids are of something that many filings share. */
    private static final String OF_OTHERS =
            "proc_def_id_|process_def_id_|deployment_id_|job_def_id_|tenant_id_|user_id_|group_id_|account_id|.*bytearray_id_|bytes_id_";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] CAUSES = {
        "04.10.108.03", "04.10.87", "04.10.84", "04.10.90", "02.02.11", "04.10.108.01", "04.10.122", "06.17.169.02"
    };
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏飞鑫波斌宇浩凯";
    private static final String[] PLACES = {
        "北京", "上海", "广州", "深圳", "成都", "杭州", "武汉", "西安", "苏州", "郑州", "南京", "天津", "长沙", "东莞", "宁波", "佛山"
    };
    private static final String TRADE = "华盛恒瑞通达金鼎宏远鑫源天成中联国安泰和信德永昌嘉禾博文";
    private static final String[] BUSINESS = {"商贸", "建筑工程", "物业管理", "科技", "餐饮管理", "运输", "置业", "信息技术"};

    /** An organisation that is in one filing of fifty. */
    static final String OFTEN = "中国建设银行股份有限公司北京某某支行";

    private final Superuser superuser;
    private final Vault vault;
    private final int otherCourts;
    private final Random random = new Random(20_261_129);
    private final Map<String, Keys> known = new HashMap<>();

    /** @param otherCourts by how many courts what the measured one does not have is shared */
    ManyFilings(Superuser superuser, Vault vault, int otherCourts) {
        this.superuser = superuser;
        this.vault = vault;
        this.otherCourts = otherCourts;
    }

    /** The moments are those of the business clock, whose now is given. */
    void make(String openModel, String pastModel, long open, long past, long full, Instant now)
            throws SQLException, IOException {
        try (var db = superuser.connect()) {
            run(
                    db,
                    "create function scale_id(text, bigint) returns text language sql immutable as $$ select md5($1 || ':' || $2)::uuid::text $$",
                    "set maintenance_work_mem = '2GB'",
                    "set synchronous_commit = off");
            hurry(db, "set statement_timeout = '150ms'");
            var laidAside = new LaidAside(db);
            laidAside.take();
            step("filings that are over", () -> filings(db, pastModel, past, full, now, false));
            step("filings that are open", () -> filings(db, openModel, open, open, now, true));
            step("tasks and jobs", () -> engine(db, openModel, open, "act_ru_"));
            step("history of the first that are open", () -> engine(db, openModel, Math.min(open, 2_000), "act_hi_"));
            step("whole rows of what is over", () -> whole(db, pastModel, full));
            step("dates", () -> dates(db));
            step("read model", () -> readModel(db));
            step("lists", () -> offers(db));
            step("indexes", laidAside::giveBack);
            sums(db, now);
            step("statistics", () -> run(db, "vacuum analyze"));
            hurry(db, "reset statement_timeout");
        }
    }

    /** The court goes on meanwhile: what it asks of the great tables without their indexes is cut short. */
    private void hurry(Connection db, String how) throws SQLException {
        run(db, "alter role lian_app " + how);
        superuser.endConnections();
    }

    /**
     * What the court has summed meanwhile was summed without these. The sums of the other courts, tens of gigabytes that no
     * view of the measured one reads, count as made.
     */
    private void sums(Connection db, Instant now) throws SQLException {
        run(db, "delete from board_sum_made", """
                insert into board_sum_made (court, span, begins)
                select '粤' || lpad(c::text, 4, '0'), s.span, d.begins::date
                from generate_series(1, %1$d) c, (values ('DAY'), ('TEN_DAYS'), ('MONTH')) s (span),
                  generate_series(timestamp '%2$s' - interval '%3$d months', timestamp '%2$s', interval '1 day') d (begins)
                where s.span = 'DAY' or s.span = 'TEN_DAYS' and extract(day from d.begins) in (1, 11, 21)
                  or extract(day from d.begins) = 1""".formatted(
                        otherCourts, LocalDate.ofInstant(now, BusinessClock.SHANGHAI), MONTHS + 2));
    }

    private interface Step {
        void run() throws SQLException, IOException;
    }

    private static void step(String what, Step step) throws SQLException, IOException {
        var began = System.nanoTime();
        step.run();
        System.out.printf(Locale.ROOT, "%s: %.0f s%n", what, (System.nanoTime() - began) / 1e9);
    }

    private static void run(Connection db, String... statements) throws SQLException {
        try (var statement = db.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The id that stands for the model's in the n-th filing; what {@code scale_id} gives. */
    static UUID id(String ofModel, long n) {
        try {
            var bytes = ByteBuffer.wrap(
                    MessageDigest.getInstance("MD5").digest((ofModel + ":" + n).getBytes(StandardCharsets.UTF_8)));
            return new UUID(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void filings(Connection db, String model, long count, long full, Instant now, boolean open)
            throws SQLException, IOException {
        var template = template(db, model);
        var namesAlone = template.namesAlone();
        run(
                db,
                "create temp table made (n bigint, id uuid, court text, cause text, amount bigint, received timestamptz,"
                        + " registered timestamptz, status text, number text, content bytea)",
                "create temp table named (n bigint, side text, hash bytea)",
                "create temp table pieces (n bigint, gram bigint)");
        var batch = 200_000L;
        for (var first = 0L; first < count; first += batch) {
            var until = Math.min(count, first + batch);
            try (var made = new Rows(db, "made");
                    var named = new Rows(db, "named");
                    var pieces = new Rows(db, "pieces")) {
                for (var n = first; n < until; n++) {
                    one(n < full ? template : namesAlone, model, n, count, now, open, made, named, pieces);
                }
            }
            take(db, model);
        }
        run(db, "drop table made, named, pieces");
    }

    /** From the rows of the batch into the tables; what is not said is as with the model. */
    private static void take(Connection db, String model) throws SQLException {
        var columns = columns(db, "filing");
        var written = columns.stream()
                .map(column -> switch (column) {
                    case "id" -> "made.id";
                    case "court_code" -> "made.court";
                    case "cause_code" -> "made.cause";
                    case "claim_amount_fen" -> "made.amount";
                    case "created_at", "first_submitted_at", "court_received_at", "review_from", "version_at" ->
                        "made.received";
                    case "review_due_at" -> "made.received + interval '7 days'";
                    case "registered_at" -> "made.registered";
                    case "transferred_at" ->
                        "case when made.status = 'TRANSFERRED' then made.registered + interval '2 days' end";
                    case "status" -> "made.status";
                    case "case_number" -> "made.number";
                    case "content" -> "made.content";
                    case "owner_id" -> "md5(made.id::text)";
                    default -> "model." + column;
                })
                .collect(Collectors.joining(", "));
        run(
                db,
                "insert into filing (%s) select %s from made, filing model where model.id = '%s'"
                        .formatted(String.join(", ", columns), written, model),
                "insert into filing_party_index (filing_id, side, hash) select distinct made.id, side, hash from named join made using (n)",
                "insert into organisation_gram (court_code, gram, received_at, filing_id)"
                        + " select distinct court, gram, received, id from pieces join made using (n)",
                "truncate made, named, pieces");
    }

    private void one(
            Template template,
            String model,
            long n,
            long count,
            Instant now,
            boolean open,
            Rows made,
            Rows named,
            Rows pieces)
            throws SQLException {
        var id = id(model, n);
        var court = n % SHARE == 0 ? COURT : "粤%04d".formatted(n / SHARE * 7 % otherCourts + 1);
        var received = open
                ? now.minusSeconds(random.nextLong(DAYS_OPEN * 86_400))
                : now.minus(DAYS_OPEN, ChronoUnit.DAYS).minusSeconds(n * MONTHS * 30 * 86_400 / count);
        var chance = random.nextInt(100);
        var status = open
                ? "UNDER_REVIEW"
                : chance < 88
                        ? "TRANSFERRED"
                        : chance < 92 ? "REFUSED" : chance < 96 ? "WITHDRAWN" : "DEEMED_WITHDRAWN";
        var registered = status.equals("TRANSFERRED") || status.equals("DEEMED_WITHDRAWN")
                ? received.plusSeconds(3_600 + random.nextLong(6 * 86_400))
                : null;
        var plaintiff = random.nextInt(50) == 0 ? OFTEN : random.nextInt(4) == 0 ? organisation() : person();
        var defendant = random.nextInt(3) == 0 ? organisation() : person();
        made.row(
                n,
                id,
                court,
                CAUSES[(int) (Math.abs(random.nextGaussian()) * 3) % CAUSES.length],
                1_000_00 + random.nextLong(10_000_000_00L),
                received,
                registered,
                status,
                registered == null
                        ? null
                        : "（"
                                + registered
                                        .atZone(java.time.ZoneId.of("Asia/Shanghai"))
                                        .getYear() + "）" + court + "民初" + (1_000_000 + n) + "号",
                vault.seal(template.with(plaintiff, defendant), "filing:" + id));
        name(n, "PLAINTIFF", plaintiff, named, pieces);
        name(n, "DEFENDANT", defendant, named, pieces);
        named.row(n, "PLAINTIFF", vault.index("party-id", "1101051985%08d".formatted(n)));
        named.row(n, "PHONE", vault.index("party-phone", phone(n)));
    }

    static String phone(long n) {
        return "13%09d".formatted(n);
    }

    private void name(long n, String side, String name, Rows named, Rows pieces) throws SQLException {
        var keys = known.computeIfAbsent(
                name,
                one -> new Keys(
                        vault.index("party-name", one.toLowerCase(Locale.ROOT)),
                        one.length() > 4 ? Grams.of(vault, one) : List.of()));
        named.row(n, side, keys.whole());
        for (var gram : keys.grams()) {
            pieces.row(n, gram);
        }
    }

    /** What a name is found by. */
    private record Keys(byte[] whole, List<Long> grams) {}

    private String person() {
        var given = new StringBuilder().append(any(SURNAMES)).append(any(GIVEN));
        return random.nextInt(3) == 0
                ? given.toString()
                : given.append(any(GIVEN)).toString();
    }

    private String organisation() {
        return PLACES[random.nextInt(PLACES.length)]
                + any(TRADE)
                + any(TRADE)
                + BUSINESS[random.nextInt(BUSINESS.length)]
                + "有限公司";
    }

    private char any(String of) {
        return of.charAt(random.nextInt(of.length()));
    }

    /** What is sealed of a filing, with the two names left open. */
    private record Template(ObjectNode content) {
        /** What lists and search read of it: a row that stands for a filing whose papers nobody opens here. */
        Template namesAlone() {
            var few = JSON.createObjectNode();
            for (var field : List.of("plaintiffs", "defendants")) {
                few.putArray(field)
                        .addObject()
                        .put("phone", content.get(field).get(0).path("phone").asText())
                        .putArray("representedBy");
            }
            few.putArray("thirdParties");
            few.putArray("claimItems");
            few.putObject("elements");
            few.putObject("answers");
            return new Template(few);
        }

        byte[] with(String plaintiff, String defendant) {
            try {
                name(content.get("plaintiffs").get(0), plaintiff);
                name(content.get("defendants").get(0), defendant);
                return JSON.writeValueAsBytes(content);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void name(com.fasterxml.jackson.databind.JsonNode party, String name) {
            ((ObjectNode) party).put("name", name).put("kind", name.length() > 4 ? "ORGANISATION" : "PERSON");
        }
    }

    private Template template(Connection db, String model) throws SQLException, IOException {
        try (var statement = db.createStatement();
                var row = statement.executeQuery("select content from filing where id = '" + model + "'")) {
            row.next();
            return new Template((ObjectNode) JSON.readTree(vault.open(row.getBytes(1), "filing:" + model)));
        }
    }

    /** The rows that the engine has of the model, for each filing under its own ids. */
    private static void engine(Connection db, String model, long count, String prefix) throws SQLException {
        var instances = strings(
                db,
                "select distinct proc_inst_id_ from act_hi_procinst where business_key_ = '%1$s' or root_proc_inst_id_ in"
                                .formatted(model)
                        + " (select root_proc_inst_id_ from act_hi_procinst where business_key_ = '" + model + "')");
        var tasks = strings(db, "select id_ from act_hi_taskinst where proc_inst_id_ " + in(instances));
        for (var table : strings(
                db,
                "select table_name from information_schema.tables where table_schema = 'lian' and table_name like '%s%%' order by 1"
                        .formatted(prefix.replace("_", "\\_")))) {
            var columns = columns(db, table);
            var where = new ArrayList<String>();
            for (var column : List.of("proc_inst_id_", "process_instance_id_")) {
                if (columns.contains(column)) {
                    where.add(column + " " + in(instances));
                }
            }
            if (columns.contains("task_id_")) {
                where.add("task_id_ " + in(tasks));
            }
            if (!where.isEmpty()) {
                copies(db, table, String.join(" or ", where), model, 0, count);
            }
        }
    }

    /** The newest that are over get what a filing leaves: the engine's history, the journal, findings, materials. */
    private static void whole(Connection db, String model, long count) throws SQLException {
        engine(db, model, count, "act_hi_");
        for (var table : List.of("filing_finding", "filing_access", "material")) {
            copies(db, table, "filing_id = '" + model + "'", model, 0, count);
        }
        run(db, """
                insert into journal_leaf (id, filing_id, seq, at, actor_kind, actor_id, kind, text, basis, visibility, details, hash, mac, words)
                overriding system value
                select 1000000000 + (n * 1000 + seq), scale_id(filing_id::text, n)::uuid, seq, at, actor_kind, actor_id, kind, text,
                  basis, visibility, details, hash, mac, words
                from journal_leaf, generate_series(0, %2$d - 1) n where filing_id = '%1$s'""".formatted(model, count), """
                insert into journal_position (position, leaf_id, block)
                select id, id, (select max(number) from journal_block) from journal_leaf where id >= 1000000000""");
    }

    /** Copies of the table's rows of the model: whatever is one of its ids is the n-th one's there. */
    private static void copies(Connection db, String table, String where, String model, long from, long until)
            throws SQLException {
        var columns = columns(db, table);
        var ids = new LinkedHashSet<String>();
        ids.add(model);
        for (var column : columns) {
            if (column.matches("(.*_)?id_?") && !column.matches(OF_OTHERS)) {
                ids.addAll(strings(
                        db,
                        "select distinct %1$s::text from %2$s where (%3$s) and %1$s::text ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'"
                                .formatted(column, table, where)));
            }
        }
        var known = "array[" + ids.stream().map(id -> "'" + id + "'").collect(Collectors.joining(",")) + "]";
        var written = new ArrayList<String>();
        for (var column : columns) {
            var type = strings(
                            db,
                            "select data_type from information_schema.columns where table_schema = 'lian' and table_name = '%s' and column_name = '%s'"
                                    .formatted(table, column))
                    .get(0);
            written.add(
                    switch (type) {
                        case "uuid" ->
                            "case when m.%1$s::text = any (%2$s) then scale_id(m.%1$s::text, n)::uuid else m.%1$s end"
                                    .formatted(column, known);
                        case "text", "character varying" ->
                            ("case when m.%1$s = any (%2$s) then scale_id(m.%1$s, n)"
                                            + (column.matches("id_|(parent_)?act_inst_id_")
                                                    ? " when m.%1$s ~ ':[0-9a-f-]{36}$' then left(m.%1$s, -36) || scale_id(right(m.%1$s, 36), n)"
                                                    : "")
                                            + " else m.%1$s end")
                                    .formatted(column, known);
                        default -> "m." + column;
                    });
        }
        run(
                db,
                "insert into %s (%s) select %s from (select * from %s where %s) m, generate_series(%d, %d - 1) n"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                String.join(", ", written),
                                table,
                                where,
                                from,
                                until));
    }

    /** The tasks of a filing are its court's and due when it is; the timers come when nobody measures any more. */
    private static void dates(Connection db) throws SQLException {
        run(
                db,
                """
                update act_ru_task t set tenant_id_ = f.court_code, create_time_ = f.first_submitted_at,
                  due_date_ = f.review_due_at - case when hashtext(t.id_) % 20 = 0 then interval '3 days' else interval '0' end
                from act_ru_execution e join filing f on f.id::text = e.business_key_
                where e.id_ = t.proc_inst_id_""",
                "update act_ru_job set duedate_ = now() + interval '3 days' + abs(hashtext(id_)) % 100000 * interval '5 seconds'"
                        + " where process_instance_id_ is not null");
    }

    private static void readModel(Connection db) throws SQLException {
        var clerk =
                "case when f.court_code = '%s' then (array['clerk1', 'clerk2', 'judge1', 'supervisor1'])[1 + abs(hashtext(f.id::text)) %% 4]"
                                .formatted(COURT)
                        + " else 'clerk-' || f.court_code || abs(hashtext(f.id::text)) % 8 end";
        run(
                db,
                "create temp sequence leaf",
                """
                insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds, cause_code)
                select -nextval('leaf'), court_code, 'RECEIVED', id, first_submitted_at, false, null, cause_code from filing
                where owner_id = md5(id::text)""",
                """
                insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds, cause_code, clerk)
                select -nextval('leaf'), court_code, 'REGISTERED', id, registered_at, abs(hashtext(id::text)) %% 50 = 0,
                  extract(epoch from registered_at - first_submitted_at)::bigint, cause_code,
                  case when abs(hashtext(f.id::text)) %% 50 <> 0 then %s end from filing f
                where registered_at is not null and owner_id = md5(id::text)""".formatted(clerk),
                """
                insert into court_event (leaf_id, court, kind, filing_id, at, by_clock, took_seconds, cause_code, clerk)
                select -nextval('leaf'), court_code, case when status = 'REFUSED' then 'REFUSED' else 'CORRECTION_REQUIRED' end, id,
                  first_submitted_at + interval '2 days', false, null, cause_code, %s from filing f
                where (status = 'REFUSED' or abs(hashtext(id::text)) %% 7 = 0) and status <> 'UNDER_REVIEW' and owner_id = md5(id::text)""".formatted(clerk),
                """
                insert into task_done (task_id, court, kind, filing_id, clerk, received_at, due_at, done_at)
                select 'scale-' || f.id, f.court_code, 'Task_ReviewFiling', f.id, %s, f.first_submitted_at, f.review_due_at,
                  coalesce(f.registered_at, f.first_submitted_at + (abs(hashtext(f.id::text)) %% 170) * interval '1 hour') from filing f
                where f.status <> 'UNDER_REVIEW' and f.owner_id = md5(f.id::text)""".formatted(clerk),
                """
                insert into handled_filing (clerk, received_at, filing_id)
                select d.clerk, f.first_submitted_at, f.id from task_done d join filing f on f.id = d.filing_id
                where d.task_id like 'scale-%'""",
                """
                insert into filing_phase (filing_id, leaf_id, court, at, status, ended)
                select f.id, p.step, f.court_code, p.at, p.status, p.ended from filing f, lateral (values
                  (1, f.first_submitted_at, 'UNDER_REVIEW', false),
                  (2, f.registered_at, 'REGISTERED', false),
                  (3, f.registered_at + interval '3 hours', 'FEE_DUE', false),
                  (4, coalesce(f.registered_at, f.first_submitted_at) + interval '2 days', f.status, true)) p (step, at, status, ended)
                where p.at is not null and (p.step = 1 or f.status <> 'UNDER_REVIEW') and f.owner_id = md5(f.id::text)""");
    }

    /** What the triggers would have written, task by task. */
    private static void offers(Connection db) throws SQLException {
        run(db, "delete from task_offer", """
                insert into task_offer (task_id, grp, court, kind, business_key, holder, received_at, due_at)
                select t.id_, g.grp, t.tenant_id_, t.task_def_key_, e.business_key_, t.assignee_, t.create_time_,
                  coalesce(t.due_date_, 'infinity')
                from act_ru_task t join act_ru_execution e on e.id_ = t.proc_inst_id_
                join (select id_, '*' as grp from act_ru_task
                  union select task_id_, group_id_ from act_ru_identitylink
                  where type_ = 'candidate' and group_id_ is not null) g on g.id_ = t.id_
                where t.tenant_id_ is not null""");
    }

    private static String in(List<String> values) {
        return "in (" + values.stream().map(value -> "'" + value + "'").collect(Collectors.joining(",")) + ")";
    }

    private static List<String> columns(Connection db, String table) throws SQLException {
        return strings(
                db,
                "select column_name from information_schema.columns where table_schema = 'lian' and table_name = '%s' and is_generated = 'NEVER' order by ordinal_position"
                        .formatted(table));
    }

    static List<String> strings(Connection db, String sql) throws SQLException {
        try (var statement = db.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Rows on their way into a table, in PostgreSQL's own text form; those of one connection take turns. */
    private static final class Rows implements AutoCloseable {
        private static final int MOST = 1 << 20;

        private final Connection db;
        private final String table;
        private final StringBuilder waiting = new StringBuilder();

        Rows(Connection db, String table) {
            this.db = db;
            this.table = table;
        }

        void row(Object... values) throws SQLException {
            for (var n = 0; n < values.length; n++) {
                waiting.append(n == 0 ? "" : "\t").append(text(values[n]));
            }
            if (waiting.append('\n').length() > MOST) {
                close();
            }
        }

        private static String text(Object value) {
            return value == null
                    ? "\\N"
                    : value instanceof byte[] bytes ? "\\\\x" + HexFormat.of().formatHex(bytes) : value.toString();
        }

        @Override
        public void close() throws SQLException {
            CopyIn copy = db.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
            var bytes = waiting.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
            waiting.setLength(0);
        }
    }
}
