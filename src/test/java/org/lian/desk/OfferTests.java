package org.lian.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.OwnCourt;
import org.lian.engine.TaskList;
import org.lian.story.Stories;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rows behind the lists: right whatever changes a task, and found by an index however many there are. {@code
 * -Ddesk.many=1000000} prints how long each takes then.
 */
@OwnCourt
@Tag("thorough")
class OfferTests {
    private static final int MANY = Integer.getInteger("desk.many", 100_000);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Offers offers;

    @Autowired
    DeskRows rows;

    @Test
    @DisplayName("十万项待办：列表、翻页、计数都走索引，不逐行扫描，也不问引擎")
    void manyTasksAreFoundByAnIndex() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");
        var alike = new AlikeTasks(jdbc);
        try {
            alike.make(task, 200);
            alike.rows(task, MANY);
            var clerk = new Offers.Reader("clerk1", Set.of("京0199"), Set.of("filing-clerks"));
            var head = new Offers.Reader("supervisor1", Set.of("京0199"), Set.of("*"));
            for (var list : TaskList.values()) {
                for (var reader : List.of(clerk, head)) {
                    var wanted = new Offers.Wanted(
                            list,
                            Timestamp.valueOf("2026-01-01 00:00:00"),
                            null,
                            false,
                            // What is due in between: a part of the lane, which is in that order.
                            list.ordinal() % 2 == 0
                                    ? Offers.Due.EVER
                                    : new Offers.Due(Instant.EPOCH, Instant.parse("2026-01-01T00:00:00Z")));
                    var from = Offers.From.START;
                    var page = offers.paged("explain " + Offers.pageSql(wanted, from), reader, wanted, from, 50)
                            .query(String.class)
                            .list();
                    var count = offers.bound("explain " + Offers.countSql(reader, wanted), reader, wanted)
                            .query(String.class)
                            .list();
                    assertThat(String.join("\n", page) + String.join("\n", count))
                            .as(list.name())
                            .containsPattern(
                                    wanted.due().equals(Offers.Due.EVER)
                                            ? index(list)
                                            : index(list) + "|task_offer_by_due")
                            .doesNotContain("Seq Scan on task_offer", "Seq Scan on act_ru");
                }
            }
            var all = new Offers.Wanted(TaskList.TO_REVIEW, new Timestamp(0));
            assertThat(String.join(
                            "\n",
                            offers.paged(
                                            "explain " + Offers.pageSql(all, Offers.From.START),
                                            clerk,
                                            all,
                                            Offers.From.START,
                                            50)
                                    .query(String.class)
                                    .list()))
                    .as("the lane of a long list is in order already")
                    .containsPattern("Limit[^\n]*\n\\s+->  Index Only Scan using task_offer_by_kind");
            assertThat(offers.count(clerk, all))
                    .isEqualTo(jdbc.sql("select count(*) from task_offer where grp = 'filing-clerks' and kind = ?")
                            .param("Task_ReviewFiling")
                            .query(Long.class)
                            .single())
                    .isGreaterThan(MANY + 200);
            printed("first page", () -> offers.page(clerk, all, Offers.From.START, 50));
            printed(
                    "page of the middle",
                    () -> offers.page(
                            clerk,
                            all,
                            Offers.From.after(
                                    java.time.Instant.now().plus(java.time.Duration.ofDays(500)),
                                    java.time.Instant.EPOCH,
                                    ""),
                            50));
            printed("count of a list", () -> offers.count(clerk, all));
            printed("numbers of all lists", () -> offers.numbers(clerk, new Timestamp(0)));
            var first = offers.page(clerk, all, Offers.From.START, 50);
            var last = first.get(49);
            var second = offers.page(clerk, all, Offers.From.after(last.due(), last.received(), last.task()), 50);
            assertThat(second).hasSize(50).doesNotContainAnyElementsOf(first);
            assertThat(offers.page(clerk, all, Offers.From.at(50), 50))
                    .as("the second page by its place is the one after the first")
                    .isEqualTo(second);
        } finally {
            alike.remove();
        }
    }

    @Test
    @DisplayName("同一天到期的，先收到的排在前面：第一页、翻页、筛选、Tasklist 的列表都一样")
    void ofOneLastDayTheFirstReceivedComesFirst() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");
        var alike = new AlikeTasks(jdbc);
        try {
            alike.make(task, 3);
            jdbc.sql("""
                            update task_offer set due_at = '2020-01-01 23:59:59',
                              received_at = timestamp '2019-12-01 09:00' - right(task_id, 1)::integer * interval '1 minute'
                            where task_id like 'many-%'""").update();
            var clerk = new Offers.Reader("clerk1", Set.of("京0199"), Set.of("filing-clerks"));
            var wanted = new Offers.Wanted(TaskList.TO_REVIEW, new Timestamp(0));
            var byReceipt = List.of("many-3", "many-2", "many-1");

            assertThat(ids(offers.page(clerk, wanted, Offers.From.START, 3))).isEqualTo(byReceipt);
            assertThat(ids(offers.page(clerk, wanted, Offers.From.at(1), 2))).isEqualTo(byReceipt.subList(1, 3));
            assertThat(ids(offers.narrowed(
                            clerk,
                            wanted,
                            Offers.From.START,
                            new Offers.Narrowing(null, null, null, null, null, null),
                            10,
                            3)))
                    .isEqualTo(byReceipt);
            var first = offers.page(clerk, wanted, Offers.From.START, 1).get(0);
            assertThat(ids(offers.page(
                            clerk,
                            wanted,
                            Offers.From.after(Objects.requireNonNull(first.due()), first.received(), first.task()),
                            2)))
                    .isEqualTo(byReceipt.subList(1, 3));
            assertThat(offers.ofReader(clerk, true, true, null, Offers.From.START, 3).stream()
                            .map(Offers.Found::task))
                    .containsExactlyElementsOf(byReceipt);
        } finally {
            alike.remove();
        }
    }

    @Test
    @DisplayName("筛选一次看最先到期的两千件：里面没有的写明，接着找就找到；标题写明是在多少件里")
    void aSearchInTheListGoesOn() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("claimAmountFen", 765_432_100L);
        var sought = court.task(court.submitted(draft), "REVIEW");
        var alike = new AlikeTasks(jdbc);
        try {
            alike.make(task, 2_100);
            jdbc.sql("update act_ru_task set due_date_ = now() + interval '900 days' where id_ = ?")
                    .param(sought)
                    .update();
            var address = "/staff/desk?list=TO_REVIEW&least=7654321&most=7654321";

            var first = clerk(address);

            assertThat(first)
                    .doesNotContain("/staff/tasks/" + sought)
                    .contains("这 2000 件里没有符合这些条件的任务", "最先到期的 2000 件里符合条件 0 件", "在后面的任务里接着找");
            var page = first;
            for (var on = NEXT.matcher(page); on.find(); on = NEXT.matcher(page)) {
                assertThat(page).doesNotContain("/staff/tasks/" + sought);
                page = clerk(on.group(1).replace("&amp;", "&"));
            }
            assertThat(page).contains("/staff/tasks/" + sought).doesNotContain("接着找</a>");
            assertThat(clerk("/staff/desk?list=TO_REVIEW&most=7654320")).contains(">后面的</a>");
        } finally {
            alike.remove();
        }
    }

    @Test
    @DisplayName("没有期限、没有对应案件的任务也在列表里：每个列表、每种筛选，件数都等于各页的行数，四个期限分组合起来是全部")
    void whatHasNoLastDayOrNoFilingIsOnSomePage() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");
        var alike = new AlikeTasks(jdbc);
        try {
            alike.make(task, 180);
            jdbc.sql(
                            "update act_ru_task set due_date_ = null where id_ like 'many-%' and right(id_, 1) in ('1', '2', '3', '4', '5')")
                    .update();
            jdbc.sql("""
                            update task_offer set business_key = '00000000-0000-4000-8000-000000000000'
                            where task_id like 'many-%' and right(task_id, 1) in ('4', '6')""").update();
            jdbc.sql(
                            "update task_offer set kind = 'Task_ApproveRefund' where task_id like 'many-%' and right(task_id, 2) < '50'")
                    .update();
            jdbc.sql(
                            "update act_ru_task set assignee_ = 'clerk2' where id_ like 'many-%' and right(id_, 1) in ('5', '6')")
                    .update();
            for (var reader : List.of(CLERK, HEAD)) {
                var numbers = rows.numbers(reader);
                for (var list : TaskList.values()) {
                    var all = all(reader, list, DeskRows.Narrowing.NONE);
                    assertThat(all).as("%s for %s", list, reader.username()).hasSize((int) numbers.of(list));
                    var grouped = new ArrayList<String>();
                    for (var due : DueDate.Group.values()) {
                        grouped.addAll(counted(reader, list, narrowed(null, null, due)));
                    }
                    assertThat(grouped).as("%s by due date", list).containsExactlyInAnyOrderElementsOf(all);
                    var clean = counted(reader, list, narrowed(null, true, null));
                    clean.addAll(counted(reader, list, narrowed(null, false, null)));
                    assertThat(clean).as("%s, clean or not", list).containsExactlyInAnyOrderElementsOf(all);
                    var held = counted(reader, list, narrowed("", null, null));
                    held.addAll(counted(reader, list, narrowed("clerk2", null, null)));
                    assertThat(all).as("%s by whom", list).containsAll(held);
                    assertThat(counted(
                                    reader,
                                    list,
                                    new DeskRows.Narrowing(
                                            null, null, null, LocalDate.of(2020, 1, 1), null, null, null, null)))
                            .as("%s received some day", list)
                            .containsExactlyInAnyOrderElementsOf(all);
                }
            }
            assertThat(all(HEAD, TaskList.TO_REVIEW, narrowed("clerk2", null, null)))
                    .hasSizeGreaterThan(10);
        } finally {
            alike.remove();
        }
    }

    /** What the pages of the list show, as many as its number says. */
    private List<String> counted(Actor reader, TaskList list, DeskRows.Narrowing to) {
        var found = all(reader, list, to);
        assertThat(found).as("%s, %s", list, to).hasSize((int) rows.number(reader, list, to));
        return found;
    }

    private List<String> all(Actor reader, TaskList list, DeskRows.Narrowing to) {
        var found = new ArrayList<String>();
        DeskRows.Mark from = null;
        do {
            var page = rows.page(reader, list, to, from);
            page.rows().forEach(row -> found.add(row.task()));
            from = page.next();
        } while (from != null);
        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    private static DeskRows.Narrowing narrowed(String holder, Boolean clean, DueDate.Group due) {
        return new DeskRows.Narrowing(null, null, null, null, null, holder, clean, due);
    }

    @Test
    @DisplayName("下一件从办完的那一件往后找，不限于看到的那一页：别人承办的一页都跳过，没有期限的也找得到，到末尾从头再来；筛选照旧")
    void theNextIsLookedForInTheWholeList() {
        var court = new Stories(port);
        var task = court.task(court.submitted(), "REVIEW");
        var alike = new AlikeTasks(jdbc);
        try {
            alike.make(task, 199);
            // Alone in the list by their holder or by having none, in the order of their numbers.
            jdbc.sql("""
                            update act_ru_task set due_date_ = timestamp '2020-01-01' + substr(id_, 6)::integer * interval '1 minute',
                              assignee_ = case when substr(id_, 6)::integer between 2 and 120 then 'clerk2' end
                            where id_ like 'many-%'""").update();
            jdbc.sql("update act_ru_task set due_date_ = null where id_ in ('many-198', 'many-199')")
                    .update();

            assertThat(next(DeskRows.Narrowing.NONE, null)).isEqualTo("many-1");
            assertThat(next(DeskRows.Narrowing.NONE, "many-1")).isEqualTo("many-121");
            assertThat(next(DeskRows.Narrowing.NONE, "many-150")).isEqualTo("many-151");
            assertThat(next(narrowed("", null, null), "many-150")).isEqualTo("many-151");
            assertThat(next(narrowed("clerk2", null, null), "many-1")).isNull();
            assertThat(next(narrowed(null, null, DueDate.Group.OVERDUE), "many-197"))
                    .as("at the end from the beginning")
                    .isEqualTo("many-1");
            assertThat(List.of("many-198", "many-199"))
                    .as("without a last day")
                    .contains(next(narrowed(null, null, DueDate.Group.LATER), task));
            assertThat(next(narrowed(null, null, DueDate.Group.LATER), "many-198"))
                    .isEqualTo("many-199");
        } finally {
            alike.remove();
        }
    }

    private String next(DeskRows.Narrowing to, String after) {
        var place = after == null ? null : rows.place(CLERK, after).orElseThrow();
        return rows.next(CLERK, TaskList.TO_REVIEW, to, place)
                .map(DeskRow::task)
                .orElse(null);
    }

    private static final Actor CLERK = staff("clerk1", Role.CLERK);
    private static final Actor HEAD = staff("supervisor1", Role.SUPERVISOR);

    private static Actor staff(String name, Role role) {
        return new Actor(name, name, Set.of(role), Set.of(new CourtCode("京0199")));
    }

    private static final Pattern NEXT = Pattern.compile("href=\"(/staff/desk[^\"]*)\">在后面的任务里接着找");

    private String clerk(String address) {
        return QuietBrowser.as(port, "clerk1").get(address).expecting(200).text();
    }

    private static List<String> ids(List<Offers.Offer> page) {
        return page.stream().map(Offers.Offer::task).toList();
    }

    @Test
    @DisplayName("升级的法院：重建后的列表与引擎的任务一致")
    void aCourtThatWasOpenBeforeIsFilled() {
        var court = new Stories(port);
        court.task(court.submitted(), "REVIEW");
        jdbc.sql("delete from task_offer").update();
        assertThat(faults()).isNotEmpty();

        jdbc.sql("select task_offer_rebuild()").query((row, number) -> "").list();

        assertThat(faults()).isEmpty();
    }

    /** The index that is in the order of the list. */
    private static String index(TaskList list) {
        if (list.mark() != null) {
            return "task_offer_by_mark";
        }
        return switch (list) {
            case MINE -> "task_offer_by_holder";
            case DUE_TODAY -> "task_offer_by_due";
            // Rare ones among many: whatever the statistics make cheapest.
            case SENSITIVE, ORDERED, OWN_STEPS -> "task_offer";
            default -> "task_offer_by_kind";
        };
    }

    /** The slowest but one of twenty, which is their 95th percentile. */
    private static void printed(String what, Runnable act) {
        var took = java.util.stream.IntStream.range(0, 20)
                .mapToLong(times -> {
                    var began = System.nanoTime();
                    act.run();
                    return (System.nanoTime() - began) / 1_000_000;
                })
                .sorted()
                .toArray();
        System.out.printf("%,d open tasks, %s: median %d ms, p95 %d ms%n", MANY, what, took[10], took[18]);
    }

    private List<String> faults() {
        return jdbc.sql("select fault || ' ' || task_id || ' ' || grp from v_inv_task_offers")
                .query(String.class)
                .list();
    }
}
