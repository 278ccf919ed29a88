package org.lian.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.filing.OtherDesks;
import org.lian.story.Joined;
import org.lian.story.Joint;
import org.lian.story.Mediated;
import org.lian.story.Preserved;
import org.lian.story.Settled;
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
    private static final List<String> OF_A_STRANGER = List.of(
            "/",
            "/help",
            "/fees",
            "/login",
            "/register",
            "/password",
            "/password/code",
            "/problems/*",
            "/rehearsal",
            "/rulebook",
            "/rulebook/*",
            "/rulebook/case-types",
            "/rulebook/time-limits",
            "/receipts",
            "/status",
            "/status/outages");

    private static final List<String> OF_A_PARTY = List.of(
            "/account",
            "/account/phone/code",
            "/filings",
            "/filings/*",
            "/filings/*/check",
            "/filings/*/correction",
            "/filings/*/evidence",
            "/filings/*/insistence",
            "/filings/*/materials",
            "/filings/*/messages/*",
            "/filings/*/nearby-court",
            "/filings/*/parties/defendants",
            "/filings/*/parties/defendants/*",
            "/filings/*/payment",
            "/filings/*/questions/facts",
            "/filings/*/questions/property",
            "/filings/*/receipt",
            "/filings/*/relief",
            "/filings/*/reply",
            "/filings/*/rules",
            "/filings/*/service-address",
            "/filings/*/together",
            "/filings/*/withdrawal",
            "/inbox");

    private static final List<String> OF_WHAT_COMES_LATER = List.of(
            "/filings/*/agreement",
            "/filings/*/correction/*",
            "/filings/*/correction/*/parties/*",
            "/filings/*/correction/check",
            "/filings/*/extension",
            "/filings/*/fee-review",
            "/filings/*/later",
            "/filings/*/later/*",
            "/filings/*/later/*/claims",
            "/filings/*/later/*/files",
            "/filings/*/later/*/party",
            "/filings/*/later/*/property",
            "/filings/*/later/*/reason",
            "/filings/*/plaintiffs",
            "/filings/*/preservation");

    private static final List<String> OF_THE_OTHER_SIDE = List.of(
            "/counterclaims",
            "/counterclaims/*",
            "/joined/*",
            "/joined/*/address",
            "/joined/*/messages/*",
            "/plaintiffs/*",
            "/ruling-requests");

    private static final List<String> OF_A_LINK =
            List.of("/agreements/*", "/joint/*", "/objections", "/sandbox/cashier/*");

    /** For the staff, for programs, or files. */
    private static final Pattern OTHERS = Pattern.compile(
            "^/(staff|admin|workbench|api|actuator|v3|swagger|sandbox/(orders|refunds|electronic-receipts|statements|messages))|/file$|/pdf$|/picture$|/paper$|\\.\\w+$|^/account/first-password$");

    /** Addresses that lead on, files by another name, and what only an administrator is sent. */
    private static final Set<String> NO_PAGES = Set.of(
            "/display",
            "/error",
            "/rehearsal/filing",
            "/inbox/{message}",
            "/rulebook/{key}/versions/{version}",
            "/filings/{id}/materials/{material}",
            "/papers/{paper}",
            "/first-administrator/{token}",
            "/first-password/{token}",
            "/login/code");

    private static final Map<String, String> CLAUSE = Map.of("who", "李四", "what", "偿还借款");

    private static final Pattern COUNTERCLAIM = Pattern.compile("/counterclaims/[\\w-]{20,}");

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
        page.navigate("/password");
        page.getByLabel("证件号码").fill("11010519850312008X");
        page.getByLabel("手机号码").fill("13812340000");
        press(page, "发验证码");
        looks.crawl(
                page,
                List.of(
                        "/password/code",
                        "/",
                        "/receipts",
                        "/status",
                        "/status/outages",
                        "/login",
                        "/register",
                        "/password",
                        "/problems/offset-mismatch",
                        Looks.NOWHERE),
                "/");
        assertThat(looks.addresses()).containsAll(OF_A_STRANGER);
        assertThat(looks.look(page)).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("当事人从填写到移送、补正、释明、不予受理，链接走得到的每一种页面，每一种看法都没有无障碍问题")
    void ofAParty() {
        var court = new Stories(port);
        var corrected = court.submitted();
        court.decide(court.task(corrected, "REVIEW"), Stories.correction("FACTS_MISSING", "EVIDENCE_MISSING"));
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
        looks.crawl(page, List.of("/filings", "/inbox", "/account"), "/inbox");
        page.navigate("/account");
        page.locator("#phone").fill("13812340001");
        page.locator("#phonePassword").fill("demo-zhangsan");
        press(page, "换手机号码");
        looks.add(page, "/account/phone/code", "");
        assertThat(looks.addresses()).containsAll(OF_A_PARTY);
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
        var corrected = court.submitted();
        court.decide(court.task(corrected, "REVIEW"), Stories.correction("FACTS_MISSING", "DEFENDANT_NOT_DEFINITE"));
        court.waitsAt(corrected, "CORRECTION_REQUIRED");
        for (var step : List.of(
                "/correction/0", "/correction/1", "/correction/1/parties/0", "/correction/check", "/extension")) {
            looks.add(page, "/filings/" + corrected + step, "");
        }
        var several = court.drafted(joined());
        court.materials(several);
        court.insist(several);
        looks.add(page, "/filings/" + several + "/plaintiffs", "");
        var mediated = Mediated.mediating(court);
        Settled.link(port, court, mediated, CLAUSE, "110101199001011237");
        looks.add(page, "/filings/" + mediated + "/agreement", "");
        assertThat(looks.addresses()).containsAll(OF_WHAT_COMES_LATER);
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
        looks.crawl(lisi, List.of("/counterclaims", "/ruling-requests"), "/counterclaims");
        var suit = court.owing();
        court.pay(suit);
        court.waitsAt(suit, "TRANSFERRED");
        var clerk = QuietBrowser.as(port, "clerk1");
        var handed = clerk.submit(
                        "/staff/filings/" + suit + "/counterclaim-links",
                        Map.of("_csrf", clerk.token("/staff/filings/" + suit), "party", "DEFENDANT_1"))
                .expecting(200)
                .text();
        var found = COUNTERCLAIM.matcher(handed);
        assertThat(found.find()).isTrue();
        looks.add(lisi, found.group(), "");
        assertThat(looks.addresses()).containsAll(OF_THE_OTHER_SIDE);
        assertThat(looks.look(lisi)).isEmpty();
    }

    @Test
    @Tag("campaign")
    @DisplayName("没有账号的人打开的链接：一起申请、签调解协议、支付令异议、在网上付钱，每一种看法都没有无障碍问题")
    void ofWhoComesByALink() {
        var court = new Stories(port);
        var page =
                browser.person("http://127.0.0.1:" + port, Browser.PHONE, true).newPage();
        var agreed = court.drafted(TrackFilings.draft(Track.JUDICIAL_CONFIRMATION));
        looks.add(page, "/joint/" + Joint.link(port, agreed), "");
        looks.add(page, Settled.link(port, court, Mediated.mediating(court), CLAUSE, "110101199001011237"), "");
        looks.add(page, "/objections", "");
        looks.add(page, "/sandbox/cashier/" + court.order(court.owing(), "WECHAT"), "");
        assertThat(looks.addresses()).containsAll(OF_A_LINK);
        assertThat(looks.look(page)).isEmpty();
    }

    @Test
    @DisplayName("每一个给当事人和其他人看的页面都在上面看过：少一个、多一个都不行")
    void noPageWasForgotten() throws IOException {
        var looked = Stream.of(OF_A_STRANGER, OF_A_PARTY, OF_WHAT_COMES_LATER, OF_THE_OTHER_SIDE, OF_A_LINK)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        var pages = pages();

        assertThat(pages).allSatisfy(page -> assertThat(looked).as(page).anyMatch(one -> one.matches(page)));
        assertThat(looked).allSatisfy(one -> assertThat(pages).as(one).anyMatch(one::matches));
    }

    /** The addresses of pages for everybody but the staff, as expressions. */
    private static List<String> pages() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/security/authorization.csv")).stream()
                .filter(line -> line.startsWith("GET,/"))
                .map(line -> line.split(",")[1])
                .filter(path -> !OTHERS.matcher(path).find() && !NO_PAGES.contains(path))
                .map(path -> path.replaceAll("\\{\\w+}", "[^/]+"))
                .toList();
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
