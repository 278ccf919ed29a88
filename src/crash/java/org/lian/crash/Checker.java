package org.lian.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lian.crash.ClientLog.Act;
import org.lian.crash.ClientLog.Line;
import org.lian.crash.Finding.Kind;
import org.lian.story.CourtClient;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares a court with the log of its clients. Reads the tables as the database's administrator, what people read over
 * the API, and lets the verifier look at journal and files; it uses no code of the court.
 */
final class Checker {
    private static final Pattern VERIFIER_FINDING = Pattern.compile("(?m)^不符：.*$");
    private static final String IN_PROGRESS = """
            select 'job' as what, id_ as id from act_ru_job where type_ = 'message' and retries_ > 0
            union all select 'message', id::text from outbox where state = 'PENDING'
            union all select 'payment', s.order_no from sandbox_order s where s.state = 'PAID'
              and not exists (select from payment_receipt r where r.order_no = s.order_no)""";

    private final Court court;
    private final ClientLog log;
    private final Duration patience;

    /** @param patience how long what was begun may take to come to an end or a wait */
    Checker(Court court, ClientLog log, Duration patience) {
        this.court = court;
        this.log = log;
        this.patience = patience;
    }

    /** Waits until everything that was begun has come to an end or a wait, then compares; empty when all is well. */
    List<Finding> check(int sinceCycle) {
        var lines = log.read();
        try (var connection = court.superuser()) {
            var found = new Findings(JdbcClient.create(new SingleConnectionDataSource(connection, true)), lines);
            found.settle();
            found.filings();
            found.numbers();
            found.money();
            found.invariants();
            found.flows();
            found.asPeopleRead(sinceCycle);
            found.journal();
            return found.all;
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One look. */
    private final class Findings {
        private final List<Finding> all = new ArrayList<>();
        private final JdbcClient jdbc;
        private final List<Line> lines;

        Findings(JdbcClient jdbc, List<Line> lines) {
            this.jdbc = jdbc;
            this.lines = lines;
        }

        void settle() {
            if (!Pause.until(patience, () -> {
                var waits = rows(IN_PROGRESS).isEmpty();
                if (!waits) {
                    Pause.of(Duration.ofMillis(200));
                }
                return waits;
            })) {
                rows(IN_PROGRESS)
                        .forEach(row -> add(Kind.STUCK, row.get("id"), "still a " + row.get("what") + " in progress"));
            }
        }

        /** Acknowledged: present once. Present: asked once. */
        void filings() {
            var receipts = new HashMap<String, String>();
            for (var row : rows("""
                    select f.id, r.number from filing f left join filing_receipt r on r.filing_id = f.id
                    where f.status <> 'DRAFT'""")) {
                receipts.put(text(row, "id"), text(row, "number"));
            }
            var known = new HashSet<String>();
            rows("select id from filing").forEach(row -> known.add(text(row, "id")));
            for (var line : acknowledged(Act.DRAFT)) {
                if (!known.contains(line.answer())) {
                    add(Kind.LOST, line.answer(), "acknowledged draft");
                }
            }
            for (var line : acknowledged(Act.SUBMIT)) {
                if (known.contains(line.subject()) && !line.answer().equals(receipts.get(line.subject()))) {
                    add(
                            Kind.LOST,
                            line.subject(),
                            "acknowledged with " + line.answer() + ", has " + receipts.get(line.subject()));
                }
            }
            var asked = lines.stream()
                    .filter(line -> line.act() == Act.SUBMIT)
                    .map(Line::subject)
                    .collect(Collectors.toSet());
            receipts.keySet().stream()
                    .filter(filing -> !asked.contains(filing))
                    .forEach(filing -> add(Kind.NOT_ASKED, filing, "submitted by nobody"));
            for (var row : rows("""
                    select f.id,
                      (select count(*) from journal_leaf l where l.filing_id = f.id and l.kind = 'RECEIVED') as leaves,
                      (select count(*) from act_hi_procinst p where p.business_key_ = f.id::text
                         and p.proc_def_key_ = 'filing') as flows
                    from filing f where f.status <> 'DRAFT'""")) {
                var leaves = ((Number) row.get("leaves")).intValue();
                var flows = ((Number) row.get("flows")).intValue();
                if (leaves > 1 || flows > 1) {
                    add(Kind.TWICE, row.get("id"), leaves + " times received, " + flows + " flows");
                } else if (leaves < 1 || flows < 1) {
                    add(Kind.LOST, row.get("id"), leaves + " times received, " + flows + " flows");
                }
            }
        }

        void numbers() {
            var series = new TreeMap<String, List<Integer>>();
            for (var row : rows("""
                    select court_code || acceptance_year || specialty_code || type_code as series, serial_number
                    from case_number order by serial_number""")) {
                series.computeIfAbsent(text(row, "series"), name -> new ArrayList<>())
                        .add(((Number) row.get("serial_number")).intValue());
            }
            series.forEach((name, serials) -> {
                var seen = new HashSet<Integer>();
                for (var serial : serials) {
                    if (!seen.add(serial)) {
                        add(Kind.NUMBER, name + " " + serial, "given twice");
                    }
                }
                for (var serial = 1; serial <= serials.get(serials.size() - 1); serial++) {
                    if (!seen.contains(serial)) {
                        add(Kind.GAP, name + " " + serial, "nobody has it");
                    }
                }
            });
            var numbers = new HashMap<String, String>();
            rows("select filing_id, canonical from case_number where purpose = 'REGISTRATION'")
                    .forEach(row -> numbers.put(text(row, "filing_id"), text(row, "canonical")));
            for (var line : acknowledged(Act.NUMBER)) {
                if (!line.answer().equals(numbers.get(line.subject()))) {
                    add(Kind.NUMBER, line.subject(), "shown " + line.answer() + ", has " + numbers.get(line.subject()));
                }
            }
            for (var line : acknowledged(Act.REGISTER)) {
                if (!numbers.containsKey(line.subject())) {
                    add(Kind.LOST, line.subject(), "acknowledged registration");
                }
            }
        }

        void money() {
            var credited = new HashMap<String, Long>();
            rows("""
                    select r.order_no, count(*) as times from payment_receipt r
                    join ledger_transaction t on t.gateway = r.gateway and t.trade_no = r.trade_no
                      and t.kind = 'FEE_PAID'
                    where r.state = 'CREDITED' group by r.order_no""").forEach(row -> credited.put(text(row, "order_no"), ((Number) row.get("times")).longValue()));
            for (var line : acknowledged(Act.PAY)) {
                if (credited.getOrDefault(line.detail(), 0L) != 1) {
                    add(
                            Kind.MONEY,
                            line.detail(),
                            "paid once, credited " + credited.getOrDefault(line.detail(), 0L) + " times");
                }
            }
            var asked = lines.stream()
                    .filter(line -> line.act() == Act.PAY)
                    .map(Line::detail)
                    .collect(Collectors.toSet());
            credited.keySet().stream()
                    .filter(order -> !asked.contains(order))
                    .forEach(order -> add(Kind.MONEY, order, "credited and paid by nobody"));
            for (var row : rows("""
                    select t.order_no, coalesce(sum(e.amount_fen), 0) as fen, count(e.account) as entries
                    from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id
                    group by t.id having coalesce(sum(e.amount_fen), 0) <> 0 or count(e.account) < 2""")) {
                add(Kind.MONEY, row.get("order_no"), "booked with a difference of " + row.get("fen") + " fen");
            }
        }

        void invariants() {
            for (var view : rows("""
                    select table_name from information_schema.views
                    where table_schema = 'lian' and table_name like 'v\\_inv\\_%'""")) {
                var name = text(view, "table_name");
                rows("select * from " + name).forEach(row -> add(Kind.INVARIANT, row, name));
            }
        }

        void flows() {
            for (var row : rows("""
                    select f.id, f.status from filing f where f.status not in
                      ('DRAFT', 'FORWARDED', 'REFUSED', 'WITHDRAWN', 'WITHDRAWAL_GRANTED', 'DEEMED_WITHDRAWN',
                       'TRANSFERRED')
                    and not exists (select from act_ru_execution e where e.business_key_ = f.id::text)""")) {
                add(Kind.STUCK, row.get("id"), "is " + row.get("status") + " and has no flow");
            }
            for (var row : rows("""
                    select coalesce(r.business_key_, r.id_) as id, e.act_id_ as at from act_ru_execution e
                    join act_ru_execution r on r.id_ = e.proc_inst_id_
                    where not exists (select from act_ru_execution c where c.parent_id_ = e.id_ or c.super_exec_ = e.id_)
                      and not exists (select from act_ru_task t where t.execution_id_ = e.id_)
                      and not exists (select from act_ru_event_subscr s where s.execution_id_ = e.id_)
                      and not exists (select from act_ru_job j where j.execution_id_ = e.id_ and j.retries_ > 0)""")) {
                add(Kind.STUCK, row.get("id"), "waits for nothing at " + row.get("at"));
            }
            for (var line : acknowledged(Act.PAY)) {
                for (var row : rows("select status from filing where id = '" + line.subject() + "'")) {
                    if (!"TRANSFERRED".equals(row.get("status"))) {
                        add(Kind.STUCK, line.subject(), "paid and still " + row.get("status"));
                    }
                }
            }
            rows("select id_ from act_ru_incident").forEach(row -> add(Kind.INCIDENT, row.get("id_"), "incident"));
            rows("select id_ from act_ru_job where retries_ <= 0")
                    .forEach(row -> add(Kind.INCIDENT, row.get("id_"), "job without retries"));
            rows("select id from outbox where state = 'DEAD'")
                    .forEach(row -> add(Kind.INCIDENT, row.get("id"), "dead letter"));
        }

        /** As the litigant reads: the words of each filing once, its receipt, its materials byte for byte. */
        void asPeopleRead(int sinceCycle) {
            var litigant = court.node().litigant();
            var markers = lines.stream()
                    .filter(line -> line.act() == Act.DRAFT)
                    .collect(Collectors.toMap(Line::subject, line -> line.acknowledged() ? line.answer() : ""));
            var receipts = new HashMap<String, String>();
            acknowledged(Act.SUBMIT).forEach(line -> receipts.put(line.subject(), line.answer()));
            for (var filing : recent(sinceCycle)) {
                var answer = litigant.get("/api/v1/filings/" + filing);
                if (answer.status() != 200) {
                    if (markers.containsValue(filing)) {
                        add(Kind.LOST, filing, "cannot be read: " + answer.status());
                    }
                    continue;
                }
                var marker = answer.body().get("draft").get("claims").asText();
                var first = markers.get(marker);
                if (first == null) {
                    add(Kind.NOT_ASKED, filing, "nobody wrote its words");
                } else if (!first.equals(filing)) {
                    add(Kind.TWICE, filing, "has the words of " + first);
                }
                var receipt = receipts.get(filing);
                if (receipt != null
                        && !receipt.equals(
                                answer.body().path("receipt").path("number").asText())) {
                    add(Kind.LOST, filing, "its receipt is not " + receipt);
                }
            }
            for (var line : acknowledged(Act.MATERIAL)) {
                if (line.cycle() >= sinceCycle) {
                    readAsSent(litigant, line);
                }
            }
        }

        private void readAsSent(CourtClient litigant, Line line) {
            try {
                var download = litigant.download(
                        "/api/v1/filings/" + line.subject() + "/materials/" + line.answer() + "/content");
                if (download.statusCode() != 200) {
                    add(Kind.MATERIAL, line.answer(), "cannot be read: " + download.statusCode());
                } else if (!Errands.sha256(Errands.content(line)).equals(Errands.sha256(download.body()))) {
                    add(Kind.MATERIAL, line.answer(), "is not what was sent");
                }
            } catch (UncheckedIOException brokenOff) {
                add(Kind.MATERIAL, line.answer(), "cannot be read to its end");
            }
        }

        /** The filings of these cycles, and whatever the log does not know. */
        private Set<String> recent(int sinceCycle) {
            var known = new HashMap<String, Integer>();
            acknowledged(Act.DRAFT).forEach(line -> known.put(line.answer(), line.cycle()));
            return rows("select id from filing").stream()
                    .map(row -> text(row, "id"))
                    .filter(id -> known.getOrDefault(id, Integer.MAX_VALUE) >= sinceCycle)
                    .collect(Collectors.toSet());
        }

        void journal() throws IOException {
            var answer = court.verifier().database("--running");
            var named = VERIFIER_FINDING.matcher(answer.text()).results().toList();
            named.forEach(line -> add(Kind.JOURNAL, line.group(), "verifier"));
            if (answer.exit() != 0 && named.isEmpty()) {
                add(Kind.JOURNAL, answer.text(), "the verifier did not come to an end");
            }
        }

        private List<Line> acknowledged(Act act) {
            return lines.stream()
                    .filter(line -> line.act() == act && line.acknowledged())
                    .toList();
        }

        private List<Map<String, Object>> rows(String sql) {
            return jdbc.sql(sql).query().listOfRows();
        }

        private static String text(Map<String, Object> row, String column) {
            var value = row.get(column);
            return value == null ? null : value.toString();
        }

        private void add(Kind kind, Object subject, String words) {
            all.add(new Finding(kind, String.valueOf(subject), words));
        }
    }
}
