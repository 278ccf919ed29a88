package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.rules.PublishedTables;
import org.lian.story.Stories;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages and served documents promise what exists, and the periods that are in force. */
@CourtTest
class PromisesTests {
    private static final Path CLOCK = Path.of("decisions/review-clock.dmn");
    /** A period of seven days; “12 月 7 日” is a date. */
    private static final String SEVEN_DAYS = "(?<![\\d十月])(?<!月 )[7七] ?日";

    private static final String SEVEN = "<outputEntry id=\"clock-civil-out-1\"><text>7</text></outputEntry>";
    private static final Pattern FILLED_IN = Pattern.compile("(th:(?:text|utext)=\"[^\"]*\"[^>]*>)[^<]*<");
    private static final Pattern PROMISE = Pattern.compile("短信|微信|支付宝|由系统.{0,20}生成|(?:[7７七] ?(?:日|天|个工作日))");

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void theLawAgain() throws IOException {
        PublishedTables.publish(repository, "review-clock", Files.readString(CLOCK));
        payWithin(7);
    }

    @Test
    @DisplayName("期限改了，首页、帮助、回执、交费通知说的就是改了以后的；已经提交的案件说的是自己的期限")
    void pagesSayThePeriodsInForce() throws Exception {
        var court = new Stories(port);
        var earlier = court.submitted();
        var anybody = new Visitor(port);
        assertThat(words(anybody, "/")).contains("7 日以内决定", "收到交费通知以后 7 日以内用微信支付、支付宝、银行转账，或者到法院窗口交");

        var shipped = Files.readString(CLOCK);
        assertThat(shipped).contains(SEVEN);
        // Twenty-five and not five: after a weekend or a holiday the fifth day and the seventh can be one.
        PublishedTables.publish(
                repository,
                "review-clock",
                shipped.replaceAll("(<outputEntry id=\"clock-[a-z-]+-out-1\"><text>)7<", "$125<"));
        payWithin(10);

        assertThat(words(anybody, "/")).contains("25 日以内决定", "收到交费通知以后 10 日以内").doesNotContainPattern(SEVEN_DAYS);
        assertThat(words(anybody, "/help"))
                .contains("法院在 25 日以内决定是否立案", "10 日以内")
                .doesNotContainPattern(SEVEN_DAYS);
        var later = court.submitted();
        var zhangsan = Visitor.browser(port, "zhangsan");
        assertThat(words(zhangsan, "/filings/" + later + "/receipt"))
                .contains("10 日以内")
                .doesNotContainPattern(SEVEN_DAYS);
        // One day, the same on the receipt and on the page of the case, and not before it was begun.
        assertThat(decided(zhangsan, later, "/receipt"))
                .isEqualTo(decided(zhangsan, later, ""))
                .isNotEqualTo(decided(zhangsan, earlier, "/receipt"));
        assertThat(decided(zhangsan, earlier, "/receipt")).isEqualTo(decided(zhangsan, earlier, ""));
        assertThat(left(words(zhangsan, "/filings/" + later + "/receipt"), "还有 (\\d+) 天"))
                .isEqualTo(left(words(zhangsan, "/filings/" + later), "正在审查 ?(\\d+)天|(\\d+) ?天"));

        court.register(later);
        court.confirmFee(later, 230_000);
        court.waitsAt(later, "FEE_DUE");
        assertThat(feeNotice(later)).contains("10 日内交纳").doesNotContainPattern(SEVEN_DAYS);
        assertThat(feeNotice(later)).contains("可以在本案页面用微信支付、支付宝、银行转账交纳，也可以到本院诉讼服务中心窗口交纳");
    }

    @Test
    @DisplayName("第三人撤销之诉的回执说自己的三十日")
    void aReceiptSaysThePeriodOfItsOwnCause() throws Exception {
        var court = new Stories(port);
        var draft = Stories.loanDraft();
        draft.put("causeCode", "12.58.511");
        var filing = court.drafted(draft);
        court.insist(filing);

        assertThat(words(Visitor.browser(port, "zhangsan"), "/filings/" + filing + "/receipt"))
                .containsPattern("法院在 [\\d 年月日:]+ 前决定是否立案，还有 (?:29|3\\d|4[0-5]) 天");
    }

    /** By when the court decides, in the words of a page. */
    private static String decided(Visitor filer, String filing, String page) throws Exception {
        return left(words(filer, "/filings/" + filing + page), "(法院在 [\\d 年月日:]+ 前决定是否立案)");
    }

    private static String left(String words, String pattern) {
        var found = Pattern.compile(pattern).matcher(words);
        assertThat(found.find()).as(words).isTrue();
        return found.group(1) == null ? found.group(2) : found.group(1);
    }

    @Test
    @DisplayName("模板、文书和脚本里没有写死的期限和渠道，也不说没有的短信和系统生成的文书")
    void nothingIsPromisedOutsideWhatIsInForce() throws IOException {
        var found = new TreeMap<String, String>();
        for (var folder : new String[] {"templates", "documents", "static"}) {
            try (var files = Files.walk(Path.of("src/main/resources", folder))) {
                // The declarations beside the papers give examples, which nobody is served with.
                files.filter(file ->
                                Files.isRegularFile(file) && !file.toString().endsWith(".yaml"))
                        .forEach(file -> {
                            var promise = PROMISE.matcher(
                                    FILLED_IN.matcher(text(file)).replaceAll("$1<"));
                            if (promise.find()) {
                                found.put(file.toString(), promise.group());
                            }
                        });
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    @DisplayName("送达地址页说明怎样得知消息，材料页说的生成的文书都在")
    void pagesSayHowOneLearnsOfSomething() throws Exception {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        var zhangsan = Visitor.browser(port, "zhangsan");

        assertThat(words(zhangsan, "/filings/" + filing + "/questions/service-address"))
                .contains("请每隔一两天登录看一次", "文书不发到邮箱", "提交以后也可以变更")
                .contains("法院发短信到您的联系电话（手机）提醒", "短信发不出去时把提醒发到这里")
                .doesNotContain("随时可以改");
        assertThat(words(zhangsan, "/filings/" + filing + "/materials"))
                .contains("起诉状已经在网上填写，不用另写、不用上传")
                .contains("送达地址确认书、在线办理同意书和证据目录都不用另外上传：提交时按您填写的内容生成");
        court.insist(filing);
        assertThat(words(zhangsan, "/filings/" + filing)).contains("民事起诉状", "送达地址确认书", "在线办理同意书");
    }

    private void payWithin(int days) {
        jdbc.sql("update time_limit set length = ? where id = 'fee.acceptance'")
                .param(days)
                .update();
    }

    private String feeNotice(String filing) throws Exception {
        var zhangsan = Visitor.browser(port, "zhangsan");
        var link = Pattern.compile("href=\"(/filings/" + filing + "/messages/[^\"]+)\"[^>]*>交纳诉讼费用通知书")
                .matcher(zhangsan.get("/filings/" + filing).body());
        assertThat(link.find()).isTrue();
        return words(zhangsan, link.group(1));
    }

    /** What a reader sees: no markup, no sample text of a template. */
    private static String words(Visitor visitor, String page) throws Exception {
        var answer = visitor.get(page);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]+>", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
