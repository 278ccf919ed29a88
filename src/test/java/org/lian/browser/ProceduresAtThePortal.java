package org.lian.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lian.clock.BusinessClock;
import org.lian.story.CourtClock;
import org.lian.story.Stories;
import org.lian.suggestion.Suggestions;
import org.lian.suggestion.WarmModel;
import org.lian.vocabulary.Track;
import org.springframework.beans.factory.annotation.Autowired;

/** A litigant of another procedure than a suit on a phone, from plain words on, while the court acts over the API. */
abstract class ProceduresAtThePortal extends AtThePortal {
    private static final Path PICTURES = Path.of(System.getProperty("pictures", "target/pictures"));
    static final String HOME = "北京市某某区幸福路 1 号";

    @Autowired
    BusinessClock clock;

    @Autowired
    Suggestions suggestions;

    CourtClock time;
    Stories court;

    @BeforeEach
    void startOnAMonday() {
        WarmModel.await(suggestions);
        time = new CourtClock(clock, port);
        court = time.at("2026-10-12T09:00");
        page = signedIn(Browser.PHONE, "zhangsan");
    }

    @AfterEach
    void realTimeAgain() {
        time.realTimeAgain();
    }

    /** Another day, on which the litigant logs in anew. */
    void on(String day) {
        court = time.at(day);
        page = signedIn(Browser.PHONE, "zhangsan");
    }

    /** Plain words on the home page lead to the procedure, and its rehearsal to a draft. */
    void tell(String words, String procedure) {
        say(words, procedure);
        begin(procedure);
    }

    void say(String words, String procedure) {
        page.navigate("/");
        page.getByLabel("发生了什么？用自己的话说").fill(words);
        page.locator("form.card button").first().click();
        page.waitForLoadState();
        assertThat(page.locator("#told-so-far")).containsText("您说的是“" + procedure + "”这件事");
        browser.requireGoodPage(page);
    }

    void begin(String procedure) {
        click("用这些回答开始立案");
        page.waitForLoadState();
        assertThat(heading()).containsText(procedure);
        page.getByText("继续填写").click();
        page.waitForLoadState();
    }

    void parties(String claimant, String respondentHome) {
        click(claimant);
        page.getByLabel("住址或者单位住所").fill(HOME);
        next();
        page.getByLabel("姓名或者单位全称").fill("李四");
        if (!respondentHome.isEmpty()) {
            page.getByLabel("住址或者单位住所").fill(respondentHome);
        }
        next();
    }

    void answer(String fact, String value) {
        var choice = page.locator("[name='answers.%s'][value=%s]".formatted(fact, value));
        var list = page.locator("select[name='answers.%s']".formatted(fact));
        if (choice.count() > 0) {
            choice.check();
        } else if (list.count() > 0) {
            list.selectOption(value);
        }
    }

    String handIn() {
        toTheCheck();
        submit(page);
        assertThat(page.locator("main")).containsText("收件回执");
        follow("查看进度");
        return page.url().replaceAll(".*/filings/([0-9a-f-]+).*", "$1");
    }

    /** Who reviews it: what is decided on by judges is offered to them alone. */
    static String reviewer(Track track) {
        return switch (track) {
            case ADMINISTRATIVE, PRIVATE_PROSECUTION, PERSONALITY_INJUNCTION -> "judge1";
            default -> "clerk1";
        };
    }

    /** 要求补正 of the one thing, in the words of the court's catalogue. */
    void noticed(Track track, String filing, String code) {
        court.decideAs(reviewer(track), filing, "REVIEW", Stories.correction(5, code));
        court.waitsAt(filing, "CORRECTION_REQUIRED");
        open(filing);
        assertThat(page.locator(".turn")).containsText("轮到您了：补正");
        follow("去补正");
        browser.requireGoodPage(page);
        follow("补第 1 项");
        browser.requireGoodPage(page);
    }

    void handInAnother(String file) {
        page.getByLabel("选择文件或者拍照").setInputFiles(new FilePayload(file, "application/octet-stream", pdf()));
        click("上传");
        assertThat(page.locator(".card").first()).containsText(file);
        follow("这一项好了");
    }

    void corrected() {
        follow("核对并提交补正");
        click("提交补正");
        assertThat(page.locator(".turn")).containsText("轮到法院");
    }

    void open(String filing) {
        page.navigate("/filings/" + filing);
        browser.requireGoodPage(page);
    }

    void picture(String name) {
        shot(page, name);
    }

    static void shot(Page page, String name) {
        Pictures.take(page, PICTURES.resolve("out-" + name + ".png"), true);
    }
}
