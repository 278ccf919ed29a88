package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.lian.documents.Printed;
import org.lian.reference.PleadingElements;

/** One filing, made on a phone: what a person chooses, types and sends, page after page. */
final class FiledByHand {
    private static final int TURNS = 100;
    private static final double A_TURN = 200;
    private static final Path PICTURES = Path.of("target", "pictures");

    private static final Set<String> LOOKED_AT = new HashSet<>();

    final Page page;
    private final Consumer<Page> goodPage;
    private final String name;
    private String id = "";

    /**
     * @param goodPage what every page owes everybody
     * @param name of the case, for its pictures
     */
    FiledByHand(Page page, Consumer<Page> goodPage, String name) {
        page.setDefaultTimeout(10_000);
        this.page = page;
        this.goodPage = goodPage;
        this.name = name;
    }

    /** The filing's id. */
    String id() {
        return id;
    }

    /** Begins, picks the demo court and the cause that the words lead to. */
    FiledByHand begin(String court, String words, String cause) {
        page.navigate("/filings");
        press("开始新的立案");
        page.waitForURL("**/questions/court*");
        id = page.url().replaceAll(".*/filings/([^/]+)/.*", "$1");
        choice(court).check();
        next();
        set("q", words);
        press("看看像哪一种");
        page.waitForURL("**/questions/cause?*");
        choice(cause).check();
        picture("cause");
        next();
        return this;
    }

    /** The account's holder as plaintiff, who only says where he lives. */
    FiledByHand myself(String address) {
        go("parties/plaintiffs");
        press("我自己是原告");
        set("address", address);
        save();
        return this;
    }

    /** One party more, by the names of the form's fields. */
    FiledByHand party(String side, Map<String, String> fields) {
        go("parties/" + side);
        var taken = page.locator("main ul.rows > li").count();
        go("parties/" + side + "/" + taken);
        fields.forEach(this::set);
        if (taken < 2) {
            picture(side + taken);
        }
        save();
        return this;
    }

    /** Fields of a party that is there, written anew. */
    FiledByHand again(String side, int place, Map<String, String> fields) {
        go("parties/" + side + "/" + place);
        fields.forEach(this::set);
        picture(side + place + "-again");
        save();
        return this;
    }

    /** Answers of one question's page, by the names of its fields; claims by their number. */
    FiledByHand answers(String question, Map<String, String> fields) {
        go("questions/" + question);
        fields.forEach((field, value) -> {
            while (page.locator("[name='" + field + "']").count() == 0 && field.startsWith("claimItems[")) {
                press("再加一条");
                page.waitForLoadState();
            }
            set(field, value);
        });
        picture(question);
        next();
        return this;
    }

    /** Answers to 还有几个问题; an answer may bring up another question. */
    FiledByHand facts(Map<String, String> answers) {
        go("questions/facts");
        answers.forEach((fact, answer) -> set("answers." + fact, answer));
        picture("facts");
        page.waitForNavigation(() -> press("保存并继续"));
        return this;
    }

    /** 要素 by their labels, on the page of the claims. */
    FiledByHand elements(Map<String, String> elements) {
        go("questions/claims");
        elements.forEach((element, text) -> fill(asked(element), text));
        picture("elements");
        next();
        return this;
    }

    /** A question that does not offer an answer. */
    FiledByHand noAnswer(String question, String value) {
        go("questions/" + question);
        assertThat(page.locator("[name='%s'][value='%s']".formatted(question, value)))
                .hasCount(0);
        return this;
    }

    /** The field of an element, by the question in which the page asks for it. */
    private Locator asked(String element) {
        var known = PleadingElements.packaged();
        return known.causes().stream()
                .flatMap(cause -> known.asked(cause).stream())
                .filter(one -> one.name().equals(element))
                .map(one -> page.getByLabel(one.question(), new Page.GetByLabelOptions().setExact(true)))
                .filter(field -> field.count() > 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No question for " + element + " on " + page.url()));
    }

    /** Where the papers go. */
    FiledByHand servedAt(String address) {
        return answers(
                "service-address",
                Map.of(
                        "serviceAddress.address", address,
                        "serviceAddress.phone", "13800138000",
                        "serviceAddress.electronic", "true"));
    }

    /** One file of each kind. */
    FiledByHand materials(String... kinds) {
        go("materials");
        for (var kind : kinds) {
            page.getByLabel("这是什么材料？").selectOption(kind);
            page.getByLabel("选择文件或者拍照")
                    .setInputFiles(new FilePayload(
                            kind + ".png",
                            "image/png",
                            AtThePortal.png(1 + List.of(kinds).indexOf(kind))));
            press("上传");
            // More than four are folded.
            assertThat(page.locator(".file", new Page.LocatorOptions().setHasText(kind)))
                    .isAttached();
        }
        picture("materials");
        return this;
    }

    /** The words of the page on which everything is looked at once more. */
    String check() {
        go("check");
        picture("check");
        return words();
    }

    /** The words of a page of this filing. */
    String words(String path) {
        go(path);
        return words();
    }

    private String words() {
        return page.locator("main").innerText().replaceAll("\\s+", " ");
    }

    /** Hands it in; gives the words of the complaint that was made. */
    String submit() {
        if (!page.url().contains("/check")) {
            go("check");
        }
        page.locator("input[name=consentOnline]").check();
        press("提交立案申请");
        assertThat(page.locator("h1")).hasText("法院已收到您的立案申请");
        page.navigate("/filings/" + id);
        picture("filed");
        return paper("民事起诉状.pdf");
    }

    /** The words of a material that the filing's page links to. */
    String paper(String title) {
        return read(title, page.locator("main a", new Page.LocatorOptions().setHasText(title)));
    }

    /** The words of a paper that the court served, once it is there. */
    String served(String title) {
        var link = page.locator("main a[aria-label^='" + title + "'][aria-label$=PDF]");
        for (var turn = 0; turn < TURNS && link.count() == 0; turn++) {
            page.waitForTimeout(A_TURN);
            page.navigate("/filings/" + id);
        }
        return read(title, link);
    }

    /** The words of the messages that arrived. */
    String inbox() {
        page.navigate("/inbox");
        picture("inbox");
        return words();
    }

    private String read(String title, Locator found) {
        var link = found.first();
        var pdf = page.request().get(link.getAttribute("href")).body();
        Printed.picture("ten-" + name + "-" + title.replace(".pdf", ""), pdf);
        return Printed.text(pdf).replaceAll("\\s+", "");
    }

    void go(String path) {
        page.navigate("/filings/" + id + "/" + path);
    }

    /** Writes, chooses or ticks a field, after opening what it is folded into. */
    void set(String field, String value) {
        var found = page.locator("[name='" + field + "']");
        var type = String.valueOf(found.first().getAttribute("type"));
        if (type.equals("radio") || type.equals("checkbox")) {
            var one = page.locator("[name='" + field + "'][value='" + value + "']");
            open(one);
            one.check();
        } else if (found.evaluate("field => field.tagName").equals("SELECT")) {
            open(found);
            found.selectOption(value);
        } else {
            fill(found, value);
        }
    }

    private void fill(Locator field, String value) {
        open(field);
        field.fill(value);
    }

    private void open(Locator field) {
        var folded = field.locator("xpath=ancestor::details[not(@open)]/summary");
        while (folded.count() > 0) {
            folded.first().click();
        }
    }

    private Locator choice(String text) {
        return page.locator(
                        ".choice",
                        new Page.LocatorOptions()
                                .setHas(page.getByText(text, new Page.GetByTextOptions().setExact(true))))
                .first()
                .locator("input");
    }

    void press(String button) {
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + button)))
                .first()
                .click();
    }

    private void next() {
        leave("保存并继续");
    }

    private void save() {
        leave("保存");
    }

    private void leave(String button) {
        var before = page.url();
        press(button);
        page.waitForURL(url -> !url.equals(before));
    }

    /** Each kind of page once, and of each case the page before it goes out. */
    void picture(String what) {
        if (LOOKED_AT.add(what.equals("check") ? name + what : what)) {
            goodPage.accept(page);
            Pictures.take(page, PICTURES.resolve("ten-" + name + "-" + what + ".png"), true);
        }
    }
}
