package org.lian.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.identity.Accounts;
import org.lian.story.Stories;
import org.lian.vocabulary.CourtCode;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 节假日和联系方式: a calendar that two persons change and take back, contacts in force at once, kept over an upgrade. */
@CourtTest
class ReferenceEntriesTests {
    private static final CourtCode COURT = new CourtCode("京0199");

    @LocalServerPort
    int port;

    @Autowired
    CalendarCorrections calendar;

    @Autowired
    CalendarWishes wishes;

    @Autowired
    CourtContacts contacts;

    @Autowired
    CalendarChanges changes;

    @Autowired
    Holidays holidays;

    @Autowired
    ReferenceFiles files;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void asPackaged() {
        jdbc.sql("delete from calendar_day where corrected").update();
        jdbc.sql("delete from court_contact").update();
        loadAgain();
    }

    @Test
    @DisplayName("规则维护人员记下新的一年：期限马上按它顺延，日志写明谁、依据哪个通知")
    void aNewYear() throws Exception {
        var analyst = Visitor.browser(port, "analyst1");
        // A Monday after 元旦; 2027 is not packaged yet.
        var day = LocalDate.of(2027, 1, 4);
        assertThat(holidays.isPublished(2027)).isFalse();
        assertThat(holidays.isWorkingDay(day)).isTrue();
        assertThat(holidays.isWorkingDay(LocalDate.of(2027, 1, 1)))
                .as("the law itself")
                .isFalse();
        assertThat(analyst.get("/workbench/calendar").body()).contains("还没有公布或者还没有记下");

        analyst.submit(
                "/workbench/calendar",
                "/workbench/calendar",
                Map.of("days", "2027-01-04 元旦 放假\n2027-01-02 元旦 上班", "source", "国办发明电〔2026〕0号"));

        assertThat(analyst.get("/workbench/calendar").body()).contains("已记下 2 天，等另一名庭长或者管理员确认", "等第二人确认");
        assertThat(holidays.isWorkingDay(day))
                .as("one person moves nobody's period")
                .isTrue();
        var wish = wishes.latest(1).get(0).id();
        answer(analyst, wish, "CONFIRM");
        assertThat(holidays.isWorkingDay(day)).as("nor does he confirm his own").isTrue();

        var supervisor = Visitor.browser(port, "supervisor1");
        assertThat(supervisor.get("/workbench/calendar").body()).contains("确认，生效");
        answer(supervisor, wish, "CONFIRM");

        assertThat(analyst.get("/workbench/calendar").body()).contains("只记了 2 天，还不是全年的通知", "已生效（supervisor1）");
        assertThat(holidays.isWorkingDay(day)).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.of(2027, 1, 2)))
                .as("a Saturday that is worked")
                .isTrue();
        assertThat(holidays.isPublished(2027)).as("two days are no year").isFalse();
        assertThat(jdbc.sql("select count(*) from journal_leaf where kind = 'CALENDAR_CORRECTED'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName("生效的更正经两个人撤回：那几天恢复原样，后来别人改过的不动，记录都在；没有生效的撤回以后不再能确认")
    void takenBack() {
        var analyst = accounts.actorOf("analyst1");
        var supervisor = accounts.actorOf("supervisor1");
        var packaged = LocalDate.of(2026, 1, 1);
        wishes.enter(analyst, "2026-01-01 演练 上班\n2027-03-01 演练 放假\n2027-03-02 演练 放假", "一号通知");
        var entered = wishes.latest(1).get(0).id();
        wishes.confirm(supervisor, entered);
        calendar.enter(supervisor, "2027-03-02 另一通知 放假", "二号通知");
        assertThat(holidays.isWorkingDay(packaged)).isTrue();

        wishes.askBack(analyst, entered, "记错了");
        var back = wishes.latest(1).get(0).id();
        assertThat(holidays.isWorkingDay(packaged))
                .as("only at the confirmation")
                .isTrue();
        assertThatThrownBy(() -> wishes.confirm(analyst, back)).hasMessageContaining("不能自己确认");
        assertThatThrownBy(() -> wishes.askBack(analyst, entered, "再撤一次")).hasMessageContaining("已经有人要求撤回");
        wishes.confirm(supervisor, back);

        assertThat(holidays.isWorkingDay(packaged)).isFalse();
        assertThat(holidays.isWorkingDay(LocalDate.of(2027, 3, 1))).isTrue();
        assertThat(holidays.isWorkingDay(LocalDate.of(2027, 3, 2))).isFalse();
        assertThat(wishes.latest(2)).extracting(CalendarWish::state).containsOnly(CalendarWish.State.CONFIRMED);

        wishes.enter(analyst, "2027-03-03 演练 放假", "三号通知");
        var third = wishes.latest(1).get(0).id();
        wishes.withdraw(supervisor, third);
        assertThatThrownBy(() -> wishes.confirm(supervisor, third)).hasMessageContaining("已撤回");
        assertThat(holidays.isWorkingDay(LocalDate.of(2027, 3, 3))).isTrue();
    }

    private static void answer(Visitor keeper, long wish, String answer) throws Exception {
        keeper.submit(
                "/workbench/calendar",
                "/workbench/calendar/wishes",
                Map.of("wish", String.valueOf(wish), "answer", answer));
    }

    @Test
    @DisplayName("没写依据、读不懂：指出来，写的内容还在，一天也没记")
    void refused() throws Exception {
        var analyst = Visitor.browser(port, "analyst1");

        var page = analyst.submit(
                        "/workbench/calendar",
                        "/workbench/calendar",
                        Map.of("days", "2027-05-01 劳动节 放假", "source", " "))
                .body();

        assertThat(page).contains("请写明依据的通知", "2027-05-01 劳动节 放假");
        assertThat(holidays.isPublished(2027)).isFalse();
        assertThat(analyst.submit("/workbench/calendar", "/workbench/calendar", Map.of("days", "五一", "source", "通知"))
                        .body())
                .contains("第 1 行读不懂", "错误：", "五一");
        assertThat(analyst.submit("/workbench/calendar", "/workbench/calendar", Map.of("days", "五一", "source", "通知"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(analyst.submit(
                                "/workbench/contacts",
                                "/workbench/contacts",
                                Map.of("court", COURT.value(), "phone", "没有", "address", "某某路", "hours", "上午"))
                        .statusCode())
                .isEqualTo(422);
        assertThatThrownBy(() -> calendar.enter(accounts.actorOf("analyst1"), "2072-01-01 元旦 放假", "通知"))
                .hasMessageContaining("请核对年份");
    }

    @Test
    @DisplayName("更正随程序发布的一天，程序升级再载入时不被盖掉")
    void keptOverAnUpgrade() {
        var newYear = LocalDate.of(2026, 1, 1);
        assertThat(holidays.isWorkingDay(newYear)).isFalse();
        calendar.enter(accounts.actorOf("analyst1"), "2026-01-01 演练 上班\n2027-01-01 元旦 放假", "演练");

        loadAgain();

        assertThat(holidays.isWorkingDay(newYear)).isTrue();
        assertThat(holidays.isWorkingDay(LocalDate.of(2027, 1, 1))).isFalse();
    }

    @Test
    @DisplayName("新版本带来的节假日表也是一次更正：正在计算的期限要重新计算；同样的一天再记一次不算改动")
    void aNewReleaseIsAChangeToo() {
        var day = LocalDate.of(2026, 1, 2);
        jdbc.sql("delete from calendar_day where day = ?").param(day).update();

        loadAgain();

        var change = changes.latest(1).get(0);
        assertThat(change.source()).isEqualTo("程序新版本带来的节假日表");
        assertThat(change.former()).containsExactly(Map.entry(day, Optional.empty()));
        loadAgain();
        calendar.enter(accounts.actorOf("analyst1"), day + " 元旦 放假", "通知");
        assertThat(changes.latest(1).get(0).id()).isEqualTo(change.id());
    }

    @Test
    @DisplayName("演示的两个法院带着联系方式，并且写明是演示的")
    void theDemoSaysWhere() {
        for (var code : List.of("京0198", "京0199")) {
            assertThat(contacts.of(new CourtCode(code))).hasValueSatisfying(contact -> {
                assertThat(contact.address()).contains("演示数据，不是真的");
                assertThat(contact.phone()).isEqualTo("010-00000000");
                assertThat(contact.hours()).contains("工作日");
            });
        }
    }

    @Test
    @DisplayName("接收自助立案而没有填联系方式的法院：庭长、规则维护人员和管理员的工作台上有提醒，填好就没有；经办人不看")
    void aCourtThatCannotBeFound() throws Exception {
        jdbc.sql("delete from court_contact").update();
        assertThat(Visitor.browser(port, "supervisor1").get("/staff").body())
                .contains("某某区人民法院还没有填写联系方式", "href=\"/workbench/contacts\"");
        assertThat(Visitor.browser(port, "analyst1").get("/staff").body())
                .contains("还没有填写联系方式", "href=\"/workbench/contacts\"");
        assertThat(Visitor.browser(port, "admin1").get("/staff").body())
                .contains("还没有填写联系方式", "现在填写")
                .doesNotContain("请庭长或者规则维护人员");
        assertThat(Visitor.browser(port, "clerk1").get("/staff").body()).doesNotContain("还没有填写联系方式");

        loadAgain();

        assertThat(Visitor.browser(port, "supervisor1").get("/staff").body()).doesNotContain("还没有填写联系方式");
    }

    @Test
    @DisplayName("改了联系方式，当事人在进度页上马上看到；没有记下的法院不显示空栏")
    void contact() throws Exception {
        var filing = new Stories(port).submitted();
        var filer = Visitor.browser(port, "zhangsan");
        jdbc.sql("delete from court_contact").update();
        assertThat(filer.get("/filings/" + filing).body()).doesNotContain("联系法院");

        Visitor.browser(port, "analyst1")
                .submit(
                        "/workbench/contacts",
                        "/workbench/contacts",
                        Map.of(
                                "court",
                                COURT.value(),
                                "phone",
                                "010-00000000",
                                "address",
                                "某某路一号",
                                "hours",
                                "工作日 9 时至 17 时"));

        assertThat(filer.get("/filings/" + filing).body()).contains("联系法院", "010-00000000", "某某路一号", "工作日 9 时至 17 时");
    }

    @Test
    @DisplayName("管理员从工作台打开节假日和联系方式，改本院的联系方式；别的法院的不收；规则工作台仍然不归他")
    void administratorsKeepThemToo() throws Exception {
        var administrator = Visitor.browser(port, "admin1");
        assertThat(administrator.get("/staff").body())
                .contains("href=\"/workbench/calendar\"", "href=\"/workbench/contacts\"");
        assertThat(administrator.get("/workbench/calendar").body()).contains("节假日", "href=\"/staff\"");

        administrator.submit(
                "/workbench/contacts",
                "/workbench/contacts",
                Map.of("court", COURT.value(), "phone", "010-11111111", "address", "管理员填的路一号", "hours", ""));

        assertThat(contacts.of(COURT))
                .hasValueSatisfying(contact -> assertThat(contact.address()).isEqualTo("管理员填的路一号"));
        assertThat(administrator
                        .submit(
                                "/workbench/contacts",
                                "/workbench/contacts",
                                Map.of("court", "京0198", "phone", "010-11111111", "address", "某某路", "hours", ""))
                        .body())
                .contains("只能更改本院的联系方式");
        assertThat(administrator.get("/workbench").statusCode()).isEqualTo(403);
    }

    @Test
    @DisplayName("电话、地址不对的，没有的法院，不收")
    void contactRefused() {
        jdbc.sql("delete from court_contact").update();
        var analyst = accounts.actorOf("analyst1");

        assertThatThrownBy(() -> contacts.change(analyst, COURT, new CourtContact("电话", "某某路", "")))
                .hasMessageContaining("电话请用数字");
        assertThatThrownBy(() -> contacts.change(analyst, COURT, new CourtContact("12368", " ", "")))
                .hasMessageContaining("请填写地址");
        assertThatThrownBy(() -> contacts.change(analyst, COURT, new CourtContact("12368", "某某路", "时".repeat(201))))
                .hasMessageContaining("办公时间最长");
        assertThatThrownBy(() -> contacts.change(analyst, new CourtCode("京9999"), new CourtContact("12368", "某某路", "")))
                .hasMessageContaining("没有代字");
        assertThatThrownBy(() -> contacts.change(analyst, new CourtCode("京0198"), new CourtContact("12368", "某某路", "")))
                .hasMessageContaining("只能更改本院");
        assertThat(contacts.of(COURT)).isEmpty();
    }

    private void loadAgain() {
        jdbc.sql("delete from reference_file where name = 'holidays.csv'").update();
        files.load();
    }
}
