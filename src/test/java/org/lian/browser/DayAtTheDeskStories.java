package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lian.OwnCourt;
import org.lian.rules.PublishedTables;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A clerk's and a judge's day, from the row of the list to what is served, by mouse and by keys alone, on both screens of an
 * office. Clicks, keys and seconds are counted; the table goes to target/desk-day.md.
 */
@OwnCourt
@Tag("thorough")
class DayAtTheDeskStories extends InTheBrowser {
    private static final String SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张";
    private static final String TABLE = "payment-obligation";
    private static final List<String> LINES = new ArrayList<>();

    /** How many filings there were: none has the name of another. */
    private static int made;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RepositoryService repository;

    private Stories court;
    private Hand hand;
    private String screen;
    private boolean broken;

    @AfterEach
    void theTableAgain() throws IOException {
        if (broken) {
            PublishedTables.publish(repository, TABLE, table());
            broken = false;
        }
    }

    @AfterAll
    static void tell() throws IOException {
        Files.writeString(
                Path.of("target", "desk-day.md"),
                "| what was done | screen | by | clicks | keys | seconds |\n|---|---|---|---|---|---|\n"
                        + String.join("\n", LINES) + "\n");
    }

    @ParameterizedTest(name = "{2}, {0} x {1}")
    @CsvSource({"1366, 768, mouse", "1366, 768, keyboard", "1920, 1080, mouse", "1920, 1080, keyboard"})
    @DisplayName("窗口和法官的一天：没有问题的四下办到交费通知，补正、不予受理、释明、更正、签发、人工认定都办得完；只用键盘也一样")
    void theDay(int width, int height, String with) throws IOException {
        court = new Stories(port);
        screen = width + "×" + height;
        hand = at("clerk1", width, height, with);

        cleanFiling();
        feeAlone();
        correction();
        refusal();
        advice();
        corrected();
        decidedByHand();
        hand = at("judge1", width, height, with);
        signature();
    }

    /** To the fee notice, in one act with the fee. */
    private void cleanFiling() {
        var filing = first("REVIEW");
        open("TO_REVIEW", filing, "没有问题的：登记立案，确认诉讼费，送达交费通知");
        hand.press(hand.page.locator("[data-with-fee]"), "Control+Shift+Enter");
        done("诉讼费 2,300.00 元由您确认", 4, 30);
        court.waitsAt(filing.id(), "FEE_DUE");
    }

    private void feeAlone() {
        var filing = made();
        court.register(filing.id());
        earliest(court.task(filing.id(), "CONFIRM_FEE"));
        open("FEES_TO_CONFIRM", filing, "单独确认诉讼费");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        done("已确认", 4, 30);
        court.waitsAt(filing.id(), "FEE_DUE");
    }

    private void correction() {
        var filing = first("REVIEW");
        open("TO_REVIEW", filing, "一份身份证明模糊：补正通知");
        hand.choose(hand.page.locator("select[data-verdict]").nth(1), "UNREADABLE");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        done("补正", 6, 40);
        Assertions.assertThat(court.waitsAt(filing.id(), "CORRECTION_REQUIRED")
                        .at("/correction/items/0/text")
                        .asText())
                .contains("材料模糊");
    }

    private void refusal() {
        var filing = first("REVIEW");
        open("TO_REVIEW", filing, "不予受理的建议，写明事由和理由");
        answer("REFUSE", "4");
        hand.choose(hand.page.locator("#REFUSE-ground"), "NO_DIRECT_INTEREST");
        hand.write(hand.page.locator("#REFUSE-reason"), "原告不是借款合同的当事人。");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        done("已转立案法官审签", 8, 60);
        court.taskFor(court.as("judge1"), filing.id(), "SIGN_REFUSAL");
    }

    private void advice() {
        var filing = first("REVIEW");
        open("TO_REVIEW", filing, "释明：不属于本院管辖");
        answer("ADVISE", "3");
        hand.choose(hand.page.locator("#ADVISE-ground"), "OTHER_COURT");
        hand.write(hand.page.locator("#ADVISE-competentCourt"), "某某市第二人民法院");
        hand.write(hand.page.locator("#ADVISE-reason"), "被告住所地不在本院辖区。");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        done("已释明", 9, 80);
        court.waitsAt(filing.id(), "ADVISED");
    }

    /** 民间借贷 of 100,000 becomes 买卖合同 of 200,000. */
    private void corrected() {
        var filing = first("REVIEW");
        open("TO_REVIEW", filing, "更正案由和金额，再登记立案");
        hand.press(hand.page.locator(".corrections summary"));
        var cause = hand.page.locator("#cause");
        hand.write(cause, "买卖合同纠纷");
        assertThat(hand.page.locator("#causes option[value^='买卖合同纠纷（']")).hasCount(1);
        hand.write(hand.page.locator("#amount"), "200000");
        hand.write(hand.page.locator("#reason"), "按起诉状");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        assertThat(hand.page.locator("#confirm")).containsText("200,000.00 元");
        done("已登记立案", 9, 80);
        Assertions.assertThat(court.waitsAt(filing.id(), "REGISTERED")
                        .at("/draft/claimAmountFen")
                        .asLong())
                .isEqualTo(20_000_000);
    }

    /** The table says nothing; the clerk takes over what was found before where the page suggests it. */
    private void decidedByHand() throws IOException {
        var filing = made();
        broken = true;
        PublishedTables.publish(
                repository,
                TABLE,
                Pattern.compile("(<rule id=\"[^\"]*\".*?<inputEntry[^>]*><text>)[^<]*", Pattern.DOTALL)
                        .matcher(table())
                        .replaceAll("$1\"NOBODYS\""));
        court.register(filing.id());
        earliest(court.task(filing.id(), "MANUAL_DECISION"));
        open("MANUAL", filing, "人工认定交费义务");
        assertThat(hand.page.locator("#decision")).not().containsText("SEVEN_DAYS_FROM_SERVICE");
        look("manual");
        hand.choose(named("values.dueNow"), "true");
        hand.choose(named("values.deadlineKind"), "SEVEN_DAYS_FROM_SERVICE");
        hand.choose(named("values.onUnpaid"), "DEEMED_WITHDRAWAL");
        hand.choose(named("values.timing"), "AFTER");
        hand.choose(named("values.basis"), "诉讼费用交纳办法第二十二条；最高人民法院关于适用民事诉讼法的解释第二百一十三条；最高人民法院关于人民法院登记立案若干问题的规定第十一条");
        hand.write(hand.page.locator("#VALUES-reason"), "规则表正在修订");
        hand.write(hand.page.locator("#VALUES-basis"), "诉讼费用交纳办法第二十二条");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        done("认定", 16, 160);
        theTableAgain();
        court.task(filing.id(), "CONFIRM_FEE");
    }

    private void signature() {
        var filing = made();
        court.decideAs(
                "clerk2",
                filing.id(),
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告不是借款合同的当事人。",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        earliest(court.taskFor(court.as("judge1"), filing.id(), "SIGN_REFUSAL"));
        open("TO_SIGN", filing, "法官签发不予受理裁定");
        look("signature");
        hand.press(hand.page.locator("[data-decide]"), "Control+Enter");
        done("裁定已签发并送达", 4, 30);
        court.waitsAt(filing.id(), "REFUSED");
    }

    private Locator named(String name) {
        return hand.page.locator("[data-name='" + name + "']");
    }

    private void answer(String value, String key) {
        hand.press(hand.page.locator("[data-answer=" + value + "] .choice"), key);
    }

    private String act;
    private long began;

    /** From the list to the sheet, claimed. */
    private void open(String list, Made filing, String act) {
        this.act = act;
        hand.page.navigate("/staff/desk?list=" + list);
        var row = hand.page.locator(".desk-row", new Page.LocatorOptions().setHasText(filing.plaintiff()));
        assertThat(row).isVisible();
        hand.begin();
        began = System.nanoTime();
        hand.skip(hand.page.locator("a.skip[href='#rows']"));
        hand.press(row);
        hand.press(hand.page.locator("[data-claim]"));
        assertThat(hand.page.locator("[data-decide]")).isVisible();
        look("sheet");
    }

    private void done(String said, int mostClicks, int mostKeys) {
        assertThat(hand.page.locator("#errors")).isHidden();
        assertThat(hand.page.locator("#confirm")).isVisible();
        hand.press(hand.page.locator("[data-yes]"), "Enter");
        assertThat(hand.page.locator("main.done h1")).containsText(said);
        var seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        LINES.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %.1f |",
                act,
                screen,
                hand.clicks() > 0 ? "mouse" : "keys",
                hand.clicks(),
                hand.keys(),
                seconds));
        Assertions.assertThat(hand.clicks()).as(act).isLessThanOrEqualTo(mostClicks);
        Assertions.assertThat(hand.keys()).as(act).isLessThanOrEqualTo(mostKeys);
        // A page that is not where one is working is no hand's work: nothing scrolls sideways.
        Assertions.assertThat(hand.page.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("sideways scroll after %s", act)
                .isEqualTo(0);
    }

    private void look(String name) {
        Pictures.take(hand.page, Path.of("target", "pictures", "day-" + name + "-" + screen + ".png"), false);
    }

    private Hand at(String username, int width, int height, String with) {
        var page = signedIn(width, username);
        page.setViewportSize(width, height);
        return with.equals("mouse") ? Hand.mouse(page) : Hand.keyboard(page);
    }

    /** A filing and who sues in it: nobody else of the day. */
    private record Made(String id, String plaintiff) {}

    /** With all that the law wants, against somebody whom nobody else sues. */
    private Made made() {
        var number = made++;
        var plaintiff = "" + SURNAMES.charAt(number % SURNAMES.length())
                + SURNAMES.charAt(number * 7 % SURNAMES.length()) + (char) ('一' + number);
        var draft = new HashMap<>(Stories.loanDraft());
        draft.put("plaintiffs", List.of(party(plaintiff, "11010519850312008X")));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "对" + plaintiff, "phone", "13900139000")));
        return new Made(court.submitted(draft), plaintiff);
    }

    private Made first(String kind) {
        var filing = made();
        earliest(court.task(filing.id(), kind));
        return filing;
    }

    private static Map<String, Object> party(String name, String idNumber) {
        return Map.of(
                "kind", "PERSON",
                "name", name,
                "idType", "RESIDENT_ID",
                "idNumber", idNumber,
                "phone", "13800138000",
                "address", "北京市某某区一号");
    }

    /** Stands first in its list, as the one that is due first. */
    private void earliest(String task) {
        jdbc.sql(
                        "update act_ru_task set due_date_ = now() - interval '30 days' - interval '1 minute' * ? where id_ = ?")
                .params(made, task)
                .update();
    }

    private static String table() throws IOException {
        return Files.readString(Path.of("decisions", TABLE + ".dmn"));
    }
}
