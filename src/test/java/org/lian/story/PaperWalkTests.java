package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lian.story.CourtClock.until;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.clock.BusinessClock;
import org.lian.documents.InWords;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.documents.Printed;
import org.lian.filing.GivenPaper;
import org.lian.filing.PartyPaper;
import org.lian.identity.Accounts;
import org.lian.reference.CalendarChanges;
import org.lian.reference.CalendarCorrections;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 随机的案件、随机的走法，读每一份文书. As many filings as fit in ten seconds, five at least; {@code -Dpaper.filings=2000} is the campaign,
 * {@code -Dpaper.seed} repeats one.
 */
@Tag("thorough")
class PaperWalkTests extends CourtInTime {
    private static final int FEW = 5;
    /** Days, with the bank's day and holidays. */
    private static final int LONGEST_PERIOD = 60;

    /** The year of the walks whose holidays are known. */
    private static final int PUBLISHED = 2026;

    private static final String OTHER_COURT = "某某市第二人民法院";
    /** What the parties of a settlement agree on, whatever was claimed. */
    private static final Fen AGREED = new Fen(10_000_000);

    private static final int FILINGS = Integer.getInteger("paper.filings", FEW);
    private static final long SEED = Long.getLong("paper.seed", 20_261_127L);
    private static final long TEN_SECONDS = 10_000_000_000L;

    private final Set<String> closed = new TreeSet<>();

    private static final List<String> NAMES = List.of("张三", "李四", "王小明", "欧阳娜娜", "买买提·艾力", "䶮某", "赵〇", "孙堃", "周喆");
    private static final List<String> COMPANIES = List.of("某某科技（北京）有限公司", "某某物业服务有限责任公司", "某某合作社");
    private static final List<String> PLACES = List.of("北京市某某区一号", "上海市某某路12弄3号401室", "甘肃省某某县某某乡五组");
    /** Causes with a sum, and one of those that a clerk chooses inside a range. */
    private static final List<String> CAUSES = List.of("04.10.108.03", "04.10.108.03", "02.02.014");

    private static final Pattern SUM = Pattern.compile("-?\\d[\\d,]*\\.\\d\\d");
    private static final Pattern DAY = Pattern.compile("20[0-9]{2}年[0-9]{1,2}月[0-9]{1,2}日");
    private static final Pattern DATE = Pattern.compile("[〇一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日");
    private static final Pattern HOLE = Pattern.compile("（）|“”|《》|null|[{}]|于收到|于登记|第条|诉讼费用 ?（大写|：。|，。|。。|、、|日期?为。");
    /** What a party's own data brings in, and the numbers of receipts, orders and the channel. */
    private static final Pattern DATA = Pattern.compile(
            "ST[0-9a-f]{32}|\\d{8}[0-9a-f]{20}|[A-Z_]*\\.txt|\\.pdf|[SB]\\d{8}-[2-9A-Z]{8}|[0-9A-Z]{18}");

    /** What the walks are served with. */
    private static final List<String> SERVED = List.of(
            "ACCEPTANCE_NOTICE",
            "EVIDENCE_NOTICE",
            "RIGHTS_NOTICE",
            "FEE_NOTICE",
            "CORRECTION_NOTICE",
            "REFUSAL_RULING",
            "WITHDRAWAL_RULING",
            "WITHDRAWAL_DENIAL",
            "FEE_LEFT_NOTICE",
            "FEE_RELIEF_DECISION",
            "ADVICE",
            "RETURN_NOTICE",
            "FORWARDING_NOTICE",
            "DEEMED_WITHDRAWAL_RULING",
            "PERIOD_NOTICE");

    /** What LaterFilingStoryTests and ReconsiderationStoryTests read: no walk comes there. */
    private static final Set<String> ELSEWHERE =
            Set.of("LATER_FILING_RECEIPT", "LATER_FILING_NOTICE", "RECONSIDERATION_RULING");

    @Autowired
    Papers papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Accounts accounts;

    @Autowired
    CalendarCorrections calendar;

    @Autowired
    CalendarChanges changes;

    /** Filings whose period still runs, each with the days on which something happened to it. */
    private final Map<String, TreeSet<LocalDate>> waiting = new LinkedHashMap<>();
    /** Last days that a filing was told, before and after a correction of the calendar. */
    private final Map<String, TreeSet<LocalDate>> told = new HashMap<>();

    /** The last day to decide that a filing's receipt has to say, by the days that were closed when it came. */
    private final Map<String, LocalDate> decidedBy = new HashMap<>();

    private final TreeMap<String, Integer> seen = new TreeMap<>();

    @BeforeAll
    static void theFontIsThere() {
        Printed.needsTheFont();
    }

    @Test
    @Tag("campaign")
    @DisplayName("每一份文书：没有空着的地方，没有代码和英文，每个金额和账上相同，每个日期都是那一天")
    void everyPaperIsWhole() {
        var random = new Random(SEED);
        var begin = System.nanoTime();
        var day = LocalDate.of(2026, 10, 12);
        var court = time.at(day + "T09:00");
        for (var filed = 0; filed < FILINGS || (FILINGS == FEW && System.nanoTime() - begin < TEN_SECONDS); filed++) {
            if (filed > 0 && filed % 100 == 0) {
                System.out.println(filed + " filings, papers read: " + seen);
            }
            if (filed % 4 == 0) {
                day = day.plusDays(1);
                court = time.at(day + "T09:00");
                periodsEnd(court, day, random);
            }
            var filing = walk(court, day, random);
            if (waiting.containsKey(filing)) {
                waiting.get(filing).add(day);
            } else {
                read(filing, new TreeSet<>(List.of(day)), random);
            }
        }
        for (var more = 0; more < LONGEST_PERIOD && !waiting.isEmpty(); more++) {
            day = day.plusDays(1);
            court = time.at(day + "T09:00");
            periodsEnd(court, day, random);
        }
        assertThat(waiting).isEmpty();
        System.out.println("papers read: " + seen);
        assertThat(seen).containsKeys("RECEIPT");
        if (FILINGS > FEW) {
            var every = new TreeSet<String>();
            Stream.of(GivenPaper.values())
                    .map(Enum::name)
                    .filter(paper -> !ELSEWHERE.contains(paper))
                    .forEach(every::add);
            Stream.of(PartyPaper.values()).map(Enum::name).forEach(every::add);
            every.addAll(SERVED);
            assertThat(seen.keySet()).containsAll(every);
        }
    }

    private void read(String filing, TreeSet<LocalDate> days, Random random) {
        var all = papers.all(FilingId.of(filing));
        all.forEach(paper -> seen.merge(paper.document(), 1, Integer::sum));
        for (var paper : all) {
            check(paper, filing, days);
        }
        var one = all.get(random.nextInt(all.size()));
        assertThat(Printed.text(papers.pdf(one.id()))).contains(one.court(), InWords.date(dated(one)));
    }

    private static LocalDate dated(Paper paper) {
        return LocalDate.ofInstant(paper.fixedAt(), BusinessClock.SHANGHAI);
    }

    /** Goes on with those whose period is over. */
    private void periodsEnd(Stories court, LocalDate day, Random random) {
        for (var filing : List.copyOf(waiting.keySet())) {
            var days = waiting.get(filing);
            var due = due(court, filing);
            // A period that is over is none any more.
            if (due != null && due.isAfter(clock.now())) {
                continue;
            }
            days.add(day);
            switch (court.filing(filing).get("status").asText()) {
                case "CORRECTION_REQUIRED", "RETURNED" -> {
                    court.waitsAt(filing, "RETURNED");
                    expect(filing, "RETURN_NOTICE");
                    waiting.remove(filing);
                    read(filing, days, random);
                }
                case "FEE_DUE" -> court.waitsAt(filing, "FEE_OVERDUE");
                default -> {
                    // Between two waits it has no period either: it is asked again the next day.
                    if (!isOffered(court.as("judge1"), filing, "SIGN_DEEMED_WITHDRAWAL")) {
                        continue;
                    }
                    court.decideAs("judge1", filing, "SIGN_DEEMED_WITHDRAWAL", Map.of("decision", "SIGN"));
                    expect(filing, "DEEMED_WITHDRAWAL_RULING");
                    waiting.remove(filing);
                    read(filing, days, random);
                }
            }
        }
    }

    private static boolean isOffered(CourtClient person, String filing, String kind) {
        return person.get("/api/v1/tasks?filingId=" + filing)
                .expecting(200)
                .body()
                .get("items")
                .findValuesAsText("kind")
                .contains(kind);
    }

    private static @Nullable Instant due(Stories court, String filing) {
        var due = court.filing(filing).get("dueAt");
        return due == null || due.isNull()
                ? null
                : OffsetDateTime.parse(due.asText()).toInstant();
    }

    /** The last day of a period that is over at {@code due}. */
    private static LocalDate last(Instant due) {
        return LocalDate.ofInstant(due.minusSeconds(1), BusinessClock.SHANGHAI);
    }

    private void check(Paper paper, String filing, TreeSet<LocalDate> days) {
        var about = paper.title() + " of " + filing + ":\n" + paper.text();
        assertThat(HOLE.matcher(paper.text()).find()).as(about).isFalse();
        assertThat(DATA.matcher(paper.text()).replaceAll("")).as(about).doesNotContainPattern("[A-Za-z_]{2,}");
        var dates = new TreeSet<>(days);
        switch (paper.document()) {
            case "PERIOD_NOTICE" -> dates.addAll(told.getOrDefault(filing, new TreeSet<>()));
            case "RECEIPT" -> dates.add(decidedBy.get(filing));
            // The answer is due before the court's own period of seven days ends; to the day in RefusalStoryTests.
            case "ADVICE" ->
                dates.addAll(dated(paper).datesUntil(dated(paper).plusDays(8)).toList());
            default -> {}
        }
        assertThat(found(DATE, paper))
                .as(about)
                .contains(InWords.date(dated(paper)))
                .isSubsetOf(dates.stream().map(InWords::date).toList());
        assertThat(found(DAY, paper))
                .as(about)
                .isSubsetOf(dates.stream().map(InWords::day).toList());
        assertThat(sums(filing, paper.document())).as(about).containsAll(found(SUM, paper));
        switch (paper.document()) {
            case "RECEIPT" -> assertThat(paper.text()).as(about).contains(lastDayToDecide(filing));
            case "FEE_NOTICE" -> {
                assertThat(paper.text()).as(about).contains(InWords.money(new Fen(total(filing))));
                assertThat(paper.text()).as(about).contains(bases(filing));
            }
            case "PAYMENT_PROOF" ->
                assertThat(paper.text())
                        .as(about)
                        .contains(
                                InWords.money(new Fen(booked(filing, "FEE_PAID"))),
                                one(
                                        filing,
                                        "select basis from payment_order where state = 'SUCCEEDED' and filing_id = ?"));
            case "REFUND_NOTICE" ->
                assertThat(paper.text())
                        .as(about)
                        .contains(
                                InWords.money(new Fen(booked(filing, "REFUNDED"))),
                                one(filing, "select basis from refund where filing_id = ?"));
            case "ADVICE" -> assertThat(paper.text()).as(about).contains("《中华人民共和国民事诉讼法》第一百二十七条", "本院经审查告知如下");
            case "RETURN_NOTICE" -> assertThat(paper.text()).as(about).contains("若干问题的规定》第七条", "并记录在册");
            case "FORWARDING_NOTICE" ->
                assertThat(paper.text()).as(about).contains(OTHER_COURT, "最高人民法院关于适用民事诉讼法的解释第二百一十一条");
            case "DEEMED_WITHDRAWAL_RULING" ->
                assertThat(paper.text()).as(about).contains("第二百一十三条", "本案按撤诉处理", new Fen(total(filing)).toString());
            case "PERIOD_NOTICE" -> assertThat(paper.text()).as(about).contains("民事诉讼法第八十五条", "原来告知的最后一日是");
            default -> {}
        }
    }

    /** A year whose holidays are not published has no day to promise. */
    private String lastDayToDecide(String filing) {
        var day = decidedBy.get(filing);
        return day.getYear() == PUBLISHED ? "本院最迟在" + InWords.day(day) + "决定是否立案" : "本院";
    }

    /** The articles of the rows that fired for the fee. */
    private List<String> bases(String filing) {
        return jdbc.sql("""
                        select line ->> 'basis' from fee_bill, jsonb_array_elements(bill -> 'lines') line
                        where filing_id = ?""")
                .param(FilingId.of(filing).value())
                .query(String.class)
                .list();
    }

    private String one(String filing, String sql) {
        return jdbc.sql(sql)
                .param(FilingId.of(filing).value())
                .query(String.class)
                .single();
    }

    /** What the ledger booked of that kind. */
    private long booked(String filing, String kind) {
        return jdbc.sql("""
                        select sum(abs(e.amount_fen)) / 2 from ledger_entry e
                        join ledger_transaction t on t.id = e.transaction_id where t.filing_id = ? and t.kind = ?""")
                .params(FilingId.of(filing).value(), kind)
                .query(Long.class)
                .single();
    }

    private long claimed(String filing) {
        return jdbc.sql("select claim_amount_fen from filing where id = ?")
                .param(FilingId.of(filing).value())
                .query(Long.class)
                .single();
    }

    private static List<String> found(Pattern pattern, Paper paper) {
        return pattern.matcher(paper.text()).results().map(MatchResult::group).toList();
    }

    /** The sums of the ledger that may stand in a paper. */
    private TreeSet<String> sums(String filing, String document) {
        var sums = new TreeSet<String>();
        switch (document) {
            case "FEE_NOTICE" -> {
                jdbc.sql("""
                                select (line ->> 'amountFen')::bigint from fee_bill,
                                  jsonb_array_elements(bill -> 'lines') line where filing_id = ?""")
                        .param(FilingId.of(filing).value())
                        .query(Long.class)
                        .list()
                        .forEach(fen -> sums.add(new Fen(fen).inYuan()));
                sums.add(new Fen(total(filing)).inYuan());
            }
            case "FEE_RELIEF_DECISION" -> {
                // The bill comes after it, with the relief as its last line.
                var lines = jdbc.sql("""
                                select (line ->> 'amountFen')::bigint from fee_bill,
                                  jsonb_array_elements(bill -> 'lines') line where filing_id = ?""")
                        .param(FilingId.of(filing).value())
                        .query(Long.class)
                        .list();
                sums.add(new Fen(lines.stream()
                                .filter(fen -> fen > 0)
                                .mapToLong(fen -> fen)
                                .sum())
                        .inYuan());
                lines.stream().filter(fen -> fen < 0).forEach(fen -> sums.add(new Fen(-fen).inYuan()));
                billed(filing).ifPresent(total -> sums.add(new Fen(total).inYuan()));
            }
            case "DEEMED_WITHDRAWAL_RULING" -> sums.add(new Fen(total(filing)).inYuan());
            case "WITHDRAWAL_RULING", "FEE_LEFT_NOTICE" -> {
                // Halved once: a simplified procedure has halved it before (民诉解释 206).
                sums.add(new Fen((total(filing) + 1) / 2).inYuan());
                // A relief counts in the half to the party's last fen.
                sums.add(new Fen(total(filing) / 2).inYuan());
                sums.add(new Fen(total(filing)).inYuan());
            }
            case "COMPLAINT" -> sums.add(new Fen(claimed(filing)).inYuan());
            case "SETTLEMENT_AGREEMENT" -> sums.add(AGREED.inYuan());
            case "TRANSFER_SHEET" -> {
                sums.add(new Fen(claimed(filing)).inYuan());
                // 缓交 is transferred without a bill.
                billed(filing).ifPresent(total -> sums.add(new Fen(total).inYuan()));
            }
            case "PAYMENT_PROOF" -> sums.add(new Fen(booked(filing, "FEE_PAID")).inYuan());
            case "REFUND_NOTICE" -> sums.add(new Fen(booked(filing, "REFUNDED")).inYuan());
            default -> {}
        }
        return sums;
    }

    private long total(String filing) {
        return billed(filing).orElseThrow();
    }

    private Optional<Long> billed(String filing) {
        return jdbc.sql("select (bill ->> 'totalFen')::bigint from fee_bill where filing_id = ?")
                .param(FilingId.of(filing).value())
                .query(Long.class)
                .optional();
    }

    /** One filing on one of the ways that end in a paper, within a day or when its period is over. */
    private String walk(Stories court, LocalDate day, Random random) {
        var filing = court.drafted(draft(random));
        if (random.nextBoolean()) {
            court.materials(filing);
        }
        var way = random.nextInt(14);
        if (way == 8) {
            asksForRelief(court, filing, random.nextBoolean() ? "REDUCTION_OTHER" : "DEFERRAL_OTHER");
        } else {
            court.insist(filing);
        }
        decidedBy.put(filing, sevenDaysAfter(day));
        court.zhangsan.get("/api/v1/filings/" + filing + "/documents").expecting(200);
        switch (way) {
            case 0 -> {
                court.decideAs("clerk1", filing, "REVIEW", correction(court, filing));
                expect(filing, "CORRECTION_NOTICE");
                court.waitsAt(filing, "CORRECTION_REQUIRED");
                court.say(filing, "correction", Map.of("partial", true)).expecting(201);
                expect(filing, "CORRECTION_RECEIPT");
            }
            case 3 -> {
                court.task(filing, "REVIEW");
                court.say(filing, "withdrawal", Map.of("reason", "先协商")).expecting(201);
                expect(filing, "WITHDRAWAL_CONFIRMATION");
            }
            case 4 -> {
                owing(court, filing);
                court.waitsAt(filing, "FEE_DUE");
                court.pay(filing);
                expect(filing, "PAYMENT_PROOF");
                expect(filing, "TRANSFER_SHEET");
            }
            case 5 -> {
                owing(court, filing);
                court.waitsAt(filing, "FEE_DUE");
                var order = court.order(filing, "ALIPAY");
                court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
                CourtClient.anonymous(port).post("/sandbox/cashier/" + order, Map.of("action", "SUCCEED"));
                expect(filing, "PAYMENT_PROOF");
                court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
                expect(filing, "WITHDRAWAL_RULING");
                if (refunded(filing)) {
                    court.decideAs("judge2", filing, "APPROVE_REFUND", Map.of("approved", true));
                    expect(filing, "REFUND_NOTICE");
                }
            }
            case 1 -> {
                court.decideAs(
                        "clerk1",
                        filing,
                        "REVIEW",
                        Map.of(
                                "outcome", "REFUSE",
                                "ground", "NO_DIRECT_INTEREST",
                                "reason", "原告与本案没有直接利害关系\n其主张的债权属于他人",
                                "basis", "民事诉讼法第一百二十二条第一项"));
                court.decideAs("judge1", filing, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
                expect(filing, "REFUSAL_RULING");
            }
            case 2 -> {
                owing(court, filing);
                court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
                var granted = random.nextBoolean();
                court.decideAs(
                        "judge1",
                        filing,
                        "RULE_ON_WITHDRAWAL",
                        granted ? Map.of("decision", "GRANT") : Map.of("decision", "REFUSE", "reason", "可能损害他人权益"));
                expect(filing, granted ? "WITHDRAWAL_RULING" : "WITHDRAWAL_DENIAL");
                if (granted) {
                    expect(filing, "FEE_LEFT_NOTICE");
                }
            }
            case 6 -> mediated(court, filing, day, random);
            case 8 -> relief(court, filing, random);
            case 9 -> {
                court.decideAs("clerk1", filing, "REVIEW", correction(court, filing));
                expect(filing, "CORRECTION_NOTICE");
                court.waitsAt(filing, "CORRECTION_REQUIRED");
                waiting.put(filing, new TreeSet<>());
            }
            case 10 -> {
                advise(court, filing, random.nextBoolean());
                court.waitsAt(filing, "ADVISED");
            }
            case 11 -> {
                advise(court, filing, true);
                court.waitsAt(filing, "ADVISED");
                court.say(filing, "reply", Map.of("answer", "FORWARD")).expecting(201);
                court.decideAs("clerk1", filing, "FORWARDING", Map.of("decision", "ACCEPTED", "until", day.toString()));
                expect(filing, "FORWARDING_NOTICE");
            }
            case 12 -> {
                owing(court, filing);
                court.waitsAt(filing, "FEE_DUE");
                waiting.put(filing, new TreeSet<>());
            }
            case 13 -> {
                court.task(filing, "REVIEW");
                postponed(court, filing);
                waiting.values().forEach(days -> days.add(day));
                expect(filing, "PERIOD_NOTICE");
            }
            default -> owing(court, filing);
        }
        return filing;
    }

    private void mediated(Stories court, String filing, LocalDate day, Random random) {
        court.task(filing, "REVIEW");
        court.say(filing, "mediation", Map.of("consents", true)).expecting(201);
        court.decideAs("clerk1", filing, "REVIEW", Map.of("outcome", "MEDIATE"));
        expect(filing, "MEDIATION_NOTICE");
        court.decideAs("clerk1", filing, "APPOINT_MEDIATOR", Map.of("mediator", "mediator1"));
        expect(filing, "MEDIATION_ASSIGNMENT");
        Mediated.decide(court, filing, "CONFIRM_MEDIATION", Map.of("decision", "ACCEPTED"));
        var agrees = random.nextBoolean();
        Mediated.decide(
                court, filing, "ASK_OTHER_SIDE", Map.of("decision", agrees ? "GRANT" : "REFUSE", "reason", "电话联系"));
        if (agrees && random.nextBoolean()) {
            Settled.signed(
                    port,
                    court,
                    filing,
                    Map.of("who", "被告", "what", "偿还借款", "until", "年底以前", "amount", AGREED.inYuan()));
            expect(filing, "SETTLEMENT_AGREEMENT");
        } else if (agrees) {
            Mediated.decide(
                    court,
                    filing,
                    "MEDIATE",
                    Map.of("decision", "AGREED", "document", "调解协议", "until", day.toString()));
        }
        expect(filing, "MEDIATION_RECORD");
    }

    private void advise(Stories court, String filing, boolean otherCourt) {
        var completion = new HashMap<String, Object>(Map.of(
                "outcome", "ADVISE",
                "ground", otherCourt ? "OTHER_COURT" : "ARBITRATION",
                "reason", otherCourt ? "被告住所地不在本院辖区\n合同履行地也不在" : "双方有书面仲裁协议",
                "basis", otherCourt ? "民事诉讼法第一百二十七条第四项" : "民事诉讼法第一百二十七条第二项"));
        if (otherCourt) {
            completion.put("competentCourt", OTHER_COURT);
        }
        court.decideAs("clerk1", filing, "REVIEW", completion);
        expect(filing, "ADVICE");
    }

    /** Other stories of this court count on these days. */
    @AfterEach
    void openAgain() {
        if (!closed.isEmpty()) {
            calendar.enter(accounts.actorOf("analyst1"), String.join("\n", closed), "演练");
            until(() -> assertThat(changes.running()).isEmpty());
            closed.clear();
        }
    }

    /** The last day of the filing's period becomes a holiday, for this filing and for whoever waits with it. */
    private void postponed(Stories court, String filing) {
        var all = new ArrayList<>(waiting.keySet());
        all.add(filing);
        remember(court, all);
        var due = Objects.requireNonNull(due(court, filing));
        var day = last(due);
        calendar.enter(accounts.actorOf("analyst1"), day + " 演练 放假", "演练");
        closed.add(day + " 演练 上班");
        until(() -> assertThat(changes.running()).isEmpty());
        assertThat(due(court, filing)).isAfter(due);
        remember(court, all);
    }

    /** Article 126 of the Civil Procedure Law, and article 85: a last day that is a holiday is the first working day. */
    private LocalDate sevenDaysAfter(LocalDate day) {
        var last = day.plusDays(7);
        while (last.getDayOfWeek().getValue() > 5 || closed.contains(last + " 演练 上班")) {
            last = last.plusDays(1);
        }
        return last;
    }

    private void remember(Stories court, List<String> filings) {
        for (var filing : filings) {
            var due = due(court, filing);
            if (due != null) {
                told.computeIfAbsent(filing, one -> new TreeSet<>()).add(last(due));
            }
        }
    }

    /** One that was halved before leaves nothing to give back. */
    private boolean refunded(String filing) {
        return jdbc.sql("select count(*) from refund where filing_id = ?")
                        .param(FilingId.of(filing).value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static void asksForRelief(Stories court, String filing, String ground) {
        court.zhangsan
                .post(
                        "/api/v1/filings/" + filing + "/submission",
                        Map.of(
                                "consentOnline",
                                true,
                                "insist",
                                true,
                                "feeRelief",
                                Map.of("ground", ground, "statement", "每月收入两千元\n要养三口人")))
                .expecting(201);
    }

    /** 减交, 缓交 or neither; what is left to pay is asked for, and in half of the cases the suit is taken back. */
    private void relief(Stories court, String filing, Random random) {
        court.register(filing);
        var refused = random.nextInt(3) == 0;
        var reduced = !refused && random.nextBoolean();
        court.decideAs(
                "judge1",
                filing,
                "DEFERRAL",
                refused
                        ? Map.of("decision", "REFUSE", "reason", "收入足以交纳\n没有交证明")
                        : reduced
                                ? Map.of(
                                        "decision", "GRANT",
                                        "ground", "REDUCTION_OTHER",
                                        "percent", 30 + random.nextInt(70),
                                        "reason", "家中有病人")
                                : Map.of(
                                        "decision", "GRANT",
                                        "ground", "DEFERRAL_OTHER",
                                        "days", 60,
                                        "reason", "家中有病人"));
        expect(filing, "FEE_RELIEF_DECISION");
        if (refused || reduced) {
            confirmed(court, filing);
            if (random.nextBoolean()) {
                court.say(filing, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
                court.decideAs("judge1", filing, "RULE_ON_WITHDRAWAL", Map.of("decision", "GRANT"));
                expect(filing, "FEE_LEFT_NOTICE");
            }
        }
    }

    private void owing(Stories court, String filing) {
        court.register(filing);
        confirmed(court, filing);
    }

    private void confirmed(Stories court, String filing) {
        var task = court.task(filing, "CONFIRM_FEE");
        var bill = jdbc.sql("select coalesce(bill ->> 'totalFen', bill -> 'range' ->> 'maxFen') from fee_bill"
                        + " where filing_id = ?")
                .param(FilingId.of(filing).value())
                .query(String.class)
                .single();
        court.decide(task, Map.of("confirmedFen", Long.parseLong(bill), "basis", "本院确定的标准"));
        expect(filing, "FEE_NOTICE");
    }

    private static Map<String, Object> correction(Stories court, String filing) {
        var materials = court.filing(filing).get("receipt").get("materials");
        if (materials.isEmpty()) {
            return Stories.correction("CLAIMS_NOT_SPECIFIC");
        }
        var material = materials.get(0).get("id").asText();
        return Stories.correctionOf(
                Map.of("code", "UNREADABLE", "materialId", material, "text", "第二页看不清"),
                Map.of("code", "CLAIMS_NOT_SPECIFIC"));
    }

    private void expect(String filing, String document) {
        until(() -> assertThat(papers.of(FilingId.of(filing)))
                .extracting(Paper::document)
                .contains(document));
    }

    private static Map<String, Object> draft(Random random) {
        var draft = Stories.loanDraft();
        draft.put("plaintiffs", parties(random, true));
        draft.put("defendants", parties(random, false));
        if (random.nextInt(4) == 0) {
            draft.put("thirdParties", parties(random, false));
        }
        // No date but the day's, which every paper is held against.
        draft.put("facts", "被告向原告借款，约定一年后归还，到期未还。");
        draft.put("causeCode", CAUSES.get(random.nextInt(CAUSES.size())));
        draft.put("claimAmountFen", Math.floorMod(random.nextLong(), 5_000_000_000L) + 1);
        draft.put("claims", random.nextBoolean() ? "请求判令被告归还借款。" : "一、归还本金；\n二、支付利息；\n三、诉讼费由被告负担");
        if (random.nextInt(3) == 0) {
            draft.put("procedure", random.nextBoolean() ? "SIMPLIFIED" : "ORDINARY");
        }
        return draft;
    }

    private static List<Map<String, Object>> parties(Random random, boolean plaintiffs) {
        var some = new ArrayList<Map<String, Object>>();
        IntStream.rangeClosed(0, random.nextInt(4)).forEach(at -> {
            var party = new HashMap<String, Object>();
            var person = random.nextInt(4) > 0;
            party.put("kind", person ? "PERSON" : "ORGANISATION");
            var names = person ? NAMES : COMPANIES;
            party.put("name", names.get(random.nextInt(names.size())));
            if (random.nextBoolean()) {
                party.put("address", PLACES.get(random.nextInt(PLACES.size())));
            }
            if (person && plaintiffs && random.nextBoolean()) {
                party.put("idType", "RESIDENT_ID");
                party.put("idNumber", "11010519850312008X");
            }
            if (person && plaintiffs && random.nextBoolean()) {
                party.put(
                        "personal",
                        random.nextBoolean()
                                ? Map.of("ethnicity", "回族", "occupation", "教师")
                                : Map.of("sex", "男", "born", "1970-01-02", "workplace", "某某学校"));
            }
            if (!person) {
                party.put("representedBy", List.of(Map.of("kind", "LEGAL_REPRESENTATIVE", "name", "钱代表")));
            }
            some.add(party);
        });
        return some.stream().collect(Collectors.toList());
    }
}
