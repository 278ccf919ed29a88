package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.lian.web.QuietBrowser;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of a draft: what each asks, and what it does not ask. */
@CourtTest
class DraftPagesTests {
    private static final String DIVORCE = "02.02.014";

    @LocalServerPort
    int port;

    private Stories court;
    private QuietBrowser filer;

    @BeforeEach
    void come() {
        court = new Stories(port);
        filer = QuietBrowser.stranger(port);
        filer.login("zhangsan", "demo-zhangsan");
    }

    @Test
    @DisplayName("法律不许用的程序不给选：离婚没有小额诉讼，借款有；案由和金额谁先谁后都一样")
    void noProcedureThatTheLawBars() {
        assertThat(page(with("causeCode", DIVORCE), "/questions/procedure"))
                .contains("由法院决定", "简易程序", "普通程序")
                .doesNotContain("小额诉讼程序");
        assertThat(page(Stories.loanDraft(), "/questions/procedure")).contains("小额诉讼程序");
        var wished = with("causeCode", DIVORCE);
        wished.put("procedure", "SMALL_CLAIMS");
        assertThat(page(wished, "/questions/procedure"))
                .containsPattern("name=\"procedure\" value=\"\" checked")
                .doesNotContain("小额诉讼程序");
    }

    @Test
    @DisplayName("接口交来的申请还没有说是哪一类的，写请求的这一页照样打得开")
    void aDraftWithoutAProcedureIsAskedForItsClaims() {
        assertThat(page(Map.of("causeCode", DIVORCE), "/questions/claims")).contains("诉讼请求");
    }

    @Test
    @DisplayName("离婚里说到挨打，写请求的这一页说一次：现在就可以申请人身安全保护令，110、12338；没说到的不说")
    void violenceIsAnsweredWhereTheClaimsAreWritten() {
        assertThat(page(Map.of("track", "CIVIL", "causeCode", DIVORCE, "facts", "他经常打我，我要离婚"), "/questions/claims"))
                .containsOnlyOnce("您说到了打人")
                .contains("拨打 110", "12338", "反家庭暴力法第二十三条");
        assertThat(page(Map.of("track", "CIVIL", "causeCode", DIVORCE, "facts", "他打我电话我不接，我要离婚"), "/questions/claims"))
                .doesNotContain("您说到了打人");
    }

    @Test
    @DisplayName("原告的住址空着不往下走，当场说在那一格、怎么填；被告的住址可以不知道")
    void aPlaintiffLivesSomewhere() {
        var filing = "/filings/" + court.drafted(Map.of("track", "CIVIL")) + "/parties/";
        var refused = filer.submit(
                filing + "plaintiffs/0",
                Map.of(
                        "kind", "PERSON",
                        "name", "张三",
                        "then", "onward",
                        "seen", "",
                        "_csrf", filer.token(filing + "plaintiffs/0")));
        assertThat(filer.get(filing + "plaintiffs/0").text()).contains("data-needed=\"请填写住址");
        assertThat(refused.expecting(422).text()).contains("id=\"address-fault\"", "请填写住址，写到门牌号");

        var page = filer.get(filing + "defendants/0").expecting(200).text();
        assertThat(page).contains("data-needed=\"请填写姓名或者单位全称\"").doesNotContain("请填写住址");
        filer.submit(
                        filing + "defendants/0",
                        Map.of(
                                "kind", "PERSON",
                                "name", "李四",
                                "legalRepresentative", "王五",
                                "then", "onward",
                                "seen", seen(page),
                                "_csrf", filer.token(filing + "defendants/0")))
                .expecting(302);
        assertThat(filer.get(filing + "defendants").text()).contains("李四").doesNotContain("王五");
    }

    @Test
    @DisplayName("是个人的，不问法定代表人：样式表按所选的藏起来，没有脚本也一样；代理人照问")
    void aPersonHasNoLegalRepresentative() {
        var draft = "/filings/" + court.drafted(Stories.loanDraft());
        assertThat(filer.get(draft + "/parties/defendants/0").text())
                .containsPattern("<details class=\"of-organisation\"")
                .doesNotContain("单位的法定代表人");
        assertThat(filer.get(draft + "/parties/plaintiffs/0").text())
                .containsPattern("<span class=\"of-organisation\">法定代表人、</span>代理人");
        assertThat(filer.get("/lian.css").text())
                .contains("form:has([name=kind][value=PERSON]:checked) .of-organisation");
    }

    @Test
    @DisplayName("单位留着居民身份证、填了代码的，存成统一社会信用代码，错了说的也是代码；个体工商户填经营者身份证的照样")
    void aCompanyHasACode() {
        var path = "/filings/" + court.drafted(Stories.loanDraft()) + "/parties/plaintiffs/0";
        assertThat(company(path, "91110108MA01ABCD13"))
                .containsPattern("value=\"USCC\" selected")
                .contains("91110108MA01ABCD13");
        assertThat(company(path, "110105194912310028")).containsPattern("value=\"RESIDENT_ID\" selected");
    }

    private String company(String path, String number) {
        var page = filer.get(path).text();
        filer.submit(
                        path,
                        Map.of(
                                "_csrf", filer.token(path),
                                "seen", seen(page),
                                "kind", "ORGANISATION",
                                "name", "大客户公司",
                                "idType", "RESIDENT_ID",
                                "idNumber", number,
                                "address", "某某路 1 号"))
                .expecting(302);
        return filer.get(path).text();
    }

    @Test
    @DisplayName("法定代表人的职务问得到、留得住，核对页写在姓名后面（民事诉讼法第一百二十四条）")
    void thePositionOfTheLegalRepresentative() {
        var filing = "/filings/" + court.drafted(Stories.loanDraft());
        var path = filing + "/parties/plaintiffs/0";
        var page = filer.get(path).text();
        filer.submit(
                        path,
                        Map.of(
                                "_csrf", filer.token(path),
                                "seen", seen(page),
                                "kind", "ORGANISATION",
                                "name", "大客户公司",
                                "address", "某某路 1 号",
                                "legalRepresentative", "王五",
                                "position", "执行董事"))
                .expecting(302);
        assertThat(filer.get(path).text()).containsPattern("id=\"position\"[^>]*value=\"执行董事\"");
        assertThat(filer.get(filing + "/check").text()).contains("法定代表人 王五（执行董事）");
    }

    @Test
    @DisplayName("上传的菜单先列这件申请要的几种，别的归在“其他”")
    void theMenuBeginsWithWhatIsAskedFor() {
        var page = page(Stories.loanDraft(), "/materials");
        var menu = page.substring(page.indexOf("<select id=\"kind\""));
        menu = menu.substring(0, menu.indexOf("</select>"));
        var parts = menu.split("<optgroup label=\"其他\">");
        assertThat(parts[0])
                .contains("COMPLAINT", "PLAINTIFF_IDENTITY", "EVIDENCE")
                .doesNotContain("ADMINISTRATIVE_ACT", "WAGE_NOTE", "GUARANTEE");
        assertThat(parts[1])
                .contains("ADMINISTRATIVE_ACT", "GUARANTEE", "OTHER")
                .doesNotContain("\"EVIDENCE\"");
    }

    @Test
    @DisplayName("案件要素是问话，不是名词；印在起诉状里的还是名词")
    void elementsAreQuestions() {
        assertThat(page(Stories.loanDraft(), "/questions/claims"))
                .contains("哪一天给的钱？", "说好哪一天还？现在到期了吗？")
                .doesNotContain(">借款提供时间<");
    }

    @Test
    @DisplayName("先写好的第 1 条请求：没有说过金额的，不说写了金额")
    void theOfferSaysWhatItWrote() {
        var draft = Stories.loanDraft();
        draft.remove("claims");
        assertThat(page(draft, "/questions/claims")).contains("第 1 条先按这类案子常见的请求和您前面说的金额写了");
        draft.remove("claimAmountFen");
        assertThat(page(draft, "/questions/claims")).contains("第 1 条先按这类案子常见的请求写了");
    }

    private static String seen(String page) {
        var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(page);
        assertThat(seen.find()).isTrue();
        return seen.group(1);
    }

    private String page(Map<String, Object> draft, String path) {
        return filer.get("/filings/" + court.drafted(draft) + path)
                .expecting(200)
                .text();
    }

    private static Map<String, Object> with(String field, Object value) {
        var draft = Stories.loanDraft();
        draft.put(field, value);
        return draft;
    }
}
