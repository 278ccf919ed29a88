package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.filing.OtherDesks;
import org.lian.story.Joined;
import org.lian.story.Joint;
import org.lian.story.Preserved;
import org.lian.story.Stories;
import org.lian.story.TrackFilings;
import org.lian.vocabulary.Track;
import org.lian.web.QuietBrowser;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * WCAG 2.2 AA on every page that a stranger's and a party's links lead to, and on each step that a form leads to, in every
 * way to look at it ({@link Looks}).
 */
@CourtTest
@Tag("thorough")
class AccessibilityStories extends InTheBrowser {
    private static final List<String> STEPS = List.of(
            "",
            "/questions/court",
            "/questions/cause",
            "/parties/plaintiffs",
            "/parties/plaintiffs/0",
            "/parties/defendants",
            "/parties/defendants/0",
            "/questions/claims",
            "/questions/amount",
            "/questions/service-address",
            "/questions/facts",
            "/materials",
            "/check");

    @Autowired
    OtherDesks desks;

    private final Looks looks = new Looks(browser);

    @Test
    @Tag("campaign")
    @DisplayName("不登录走得到的每一种页面：手机、长辈版、深色、宽屏、320 像素、字放大一倍，都没有无障碍问题")
    void ofAStranger() {
        var page =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        looks.crawl(
                page,
                List.of(
                        "/",
                        "/receipts",
                        "/status",
                        "/status/outages",
                        "/login",
                        "/register",
                        "/password",
                        Looks.NOWHERE),
                "/");
        assertThat(looks.kinds())
                .contains(
                        "/",
                        "/help",
                        "/fees",
                        "/login",
                        "/register",
                        "/password",
                        "/rehearsal",
                        "/rulebook",
                        "/receipts");
        assertThat(looks.look(page)).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("当事人从填写到移送、补正、释明、不予受理，链接走得到的每一种页面，每一种看法都没有无障碍问题")
    void ofAParty() {
        var court = new Stories(port);
        var corrected = court.submitted();
        court.decide(
                court.task(corrected, "REVIEW"),
                Map.of(
                        "outcome",
                        "CORRECT",
                        "items",
                        List.of(Map.of("code", "FACTS_MISSING"), Map.of("code", "EVIDENCE_MISSING"))));
        court.waitsAt(corrected, "CORRECTION_REQUIRED");
        var paid = court.owing();
        court.pay(paid);
        court.waitsAt(paid, "TRANSFERRED");
        var withdrawn = court.owing();
        court.say(withdrawn, "withdrawal", Map.of("reason", "已经和解")).expecting(201);
        var advised = court.submitted();
        court.decideAs(
                "clerk1",
                advised,
                "REVIEW",
                Map.of(
                        "outcome", "ADVISE",
                        "ground", "OTHER_COURT",
                        "reason", "被告住所地不在本院辖区",
                        "basis", "民事诉讼法第一百二十七条第四项",
                        "competentCourt", "某某市第二人民法院"));
        court.waitsAt(advised, "ADVISED");
        var refused = court.submitted();
        court.decideAs(
                "clerk1",
                refused,
                "REVIEW",
                Map.of(
                        "outcome", "REFUSE",
                        "ground", "NO_DIRECT_INTEREST",
                        "reason", "原告与本案没有直接利害关系",
                        "basis", "民事诉讼法第一百二十二条第一项"));
        court.decideAs("judge1", refused, "SIGN_REFUSAL", Map.of("decision", "SIGN"));
        court.waitsAt(refused, "REFUSED");
        var agreed = court.drafted(Map.of("track", "JUDICIAL_CONFIRMATION"));
        var page = signedIn(Browser.PHONE, "zhangsan");
        for (var id : List.of(
                court.drafted(Stories.loanDraft()),
                court.drafted(divorce()),
                court.submitted(),
                corrected,
                court.owing(),
                withdrawn,
                advised,
                refused,
                agreed,
                paid)) {
            var filing = "/filings/" + id;
            looks.crawl(
                    page,
                    List.of(
                            filing,
                            filing + "/parties/plaintiffs/0",
                            filing + "/parties/defendants/0",
                            filing + "/parties/third-parties/0"),
                    filing);
        }
        looks.crawl(page, List.of("/filings", "/inbox", "/account", "/counterclaims", "/ruling-requests"), "/inbox");
        assertThat(looks.kinds())
                .contains(
                        "/filings/*/check",
                        "/filings/*/materials",
                        "/filings/*/receipt",
                        "/filings/*/payment",
                        "/filings/*/correction",
                        "/filings/*/withdrawal",
                        "/filings/*/reply",
                        "/filings/*/together",
                        "/filings/*/questions/property");
        assertThat(looks.look(page)).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("每一种程序的每一步，从选法院到核对：每一种看法都没有无障碍问题")
    void ofEachProcedure() {
        var court = new Stories(port);
        var page = signedIn(Browser.PHONE, "zhangsan");
        for (var track : Arrays.stream(Track.values())
                .filter(desks::isOpen)
                .filter(track -> !track.word("place").equals("-"))
                .toList()) {
            var filing = "/filings/" + court.drafted(TrackFilings.draft(track));
            for (var step : STEPS) {
                looks.add(page, filing + step, " " + track);
            }
        }
        assertThat(looks.look(page)).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("立案以后的每一步：续递、保全、复议、缓交、追加的原告和被告打开的链接，每一种看法都没有无障碍问题")
    void ofWhatComesLater() {
        var court = new Stories(port);
        var page = signedIn(Browser.PHONE, "zhangsan");
        var paid = court.owing();
        looks.add(page, "/filings/" + paid + "/fee-review", "");
        looks.add(page, "/filings/" + paid + "/relief", " owing");
        court.pay(paid);
        court.waitsAt(paid, "TRANSFERRED");
        later(page, paid);
        later(page, court.submitted(divorce()));
        var today = LocalDate.now(BusinessClock.SHANGHAI);
        var preserved = Preserved.inForce(
                court, "BEFORE_SUIT", today.toString(), today.plusYears(1).toString());
        later(page, preserved);
        looks.add(page, "/filings/" + preserved + "/preservation", "");
        var order = TrackFilings.submitted(court, Track.PAYMENT_ORDER);
        court.register(order);
        court.confirmFee(order, 76_667);
        court.waitsAt(order, "FEE_DUE");
        court.pay(order);
        court.waitsAt(order, "TRANSFERRED");
        looks.add(page, "/filings/" + order, " order");
        assertThat(looks.kinds()).contains("/filings/*/later/*/claims", "/filings/*/later/*/files");
        assertThat(looks.look(page)).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("别人打开的链接：一起申请的、追加的原告、反诉的被告、在网上付钱的，每一种看法都没有无障碍问题")
    void ofTheOthers() {
        var court = new Stories(port);
        var filed = court.drafted(joined());
        court.materials(filed);
        court.insist(filed);
        court.register(filed);
        court.task(filed, "CONFIRM_FEE");
        var link = Joined.link(port, filed, "PLAINTIFF_2");
        var lisi = signedIn(Browser.PHONE, "lisi");
        looks.add(lisi, "/plaintiffs/" + link, "");
        Joined.join(QuietBrowser.as(port, "lisi"), link, Joined.LISI).expecting(302);
        lisi.navigate("/filings");
        lisi.locator("a[href^='/joined/']").first().click();
        looks.crawl(lisi, List.of(path(lisi), path(lisi) + "/address"), path(lisi));
        looks.crawl(lisi, List.of("/counterclaims", "/ruling-requests", "/rehearsal/filing"), "/filings/");
        assertThat(looks.kinds()).contains("/plaintiffs/*", "/joined/*", "/joined/*/address", "/joined/*/messages/*");
        assertThat(looks.look(lisi)).isEmpty();

        var strangers = new Looks(browser);
        var stranger =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        var agreed = court.drafted(TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        strangers.add(stranger, "/joint/" + Joint.link(port, agreed), "");
        strangers.add(stranger, "/sandbox/cashier/" + court.order(court.owing(), "WECHAT"), "");
        strangers.add(stranger, "/sandbox/messages", "");
        assertThat(strangers.look(stranger)).isEmpty();
    }

    private static String path(Page page) {
        return URI.create(page.url()).getPath();
    }

    /** 张三 and 李四 sue together. */
    private static Map<String, Object> joined() {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(
                        Map.of(
                                "kind", "PERSON",
                                "name", "张三",
                                "idType", "RESIDENT_ID",
                                "idNumber", "11010519850312008X",
                                "phone", "13800138000",
                                "address", "某某区一号"),
                        Map.of(
                                "kind", "PERSON",
                                "name", "李四",
                                "idType", "RESIDENT_ID",
                                "idNumber", Joined.LISI,
                                "address", "某某区二号")));
        draft.put("defendants", List.of(Map.of("kind", "PERSON", "name", "赵六")));
        return draft;
    }

    private static Map<String, Object> divorce() {
        var divorce = Stories.loanDraft();
        divorce.put("causeCode", "02.02.014");
        divorce.put("claims", "请求判令离婚");
        divorce.remove("claimAmountFen");
        return divorce;
    }

    /** Each kind that the filing allows is begun, and every step of it looked at. */
    private void later(Page page, String filing) {
        var choice = "/filings/" + filing + "/later";
        looks.add(page, choice, "");
        var kinds = page.locator("[name=kind]").all().stream()
                .map(kind -> kind.getAttribute("value"))
                .toList();
        assertThat(kinds).isNotEmpty();
        for (var kind : kinds) {
            page.navigate(choice);
            page.locator("[name=kind][value=" + kind + "]").check();
            press(page, "开始填写");
            var begun = path(page).replaceAll("/[a-z]+$", "");
            if (!begun.startsWith(choice)) {
                // Only one change of the claims is written at a time.
                continue;
            }
            for (var step : List.of("", "/claims", "/property", "/party", "/reason", "/files")) {
                looks.add(page, begun + step, step.isEmpty() || step.equals("/reason") ? " " + kind : "");
            }
        }
    }
}
