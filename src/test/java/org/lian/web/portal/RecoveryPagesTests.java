package org.lian.web.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.CourtClient;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 忘记密码, as its owner uses it and as others would. */
@CourtTest
class RecoveryPagesTests {
    private static final String OLD = "yi-ju-lao-mi-ma";
    private static final String NEW = "huan-le-yi-ju-xin-de";
    private static final Pattern CODE = Pattern.compile("验证码 (\\d{6})");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final String phone =
            "136" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
    private final String idNumber = "T" + UUID.randomUUID().toString().substring(0, 12);
    private final String username = "lost-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void registered() {
        register(username, "OTHER", idNumber, phone);
    }

    @BeforeEach
    @AfterEach
    void nobodyHasAsked() {
        jdbc.sql("delete from login_failure").update();
        jdbc.sql("delete from telephone_code").update();
    }

    @Test
    @DisplayName("忘了密码也忘了用户名：证件号码、手机号码、验证码、新密码，三页就进去了；其他地方的登录和令牌都失效，短信告诉本人，留痕")
    void theOwnerIsBackInThreePages() throws Exception {
        var elsewhere = new Visitor(port);
        elsewhere.logIn(username, OLD);
        assertThat(elsewhere.get("/filings").statusCode()).isEqualTo(200);
        var program = program(OLD);
        var owner = new Visitor(port);
        assertThat(owner.get("/login").body()).contains("href=\"/password\"", "忘记密码或者用户名");
        assertThat(owner.get("/login?error").body())
                .containsPattern("(?s)class=\"errors\".*?href=\"/password\".*?</div>\\s*<h1>");

        var sent = ask(owner, idNumber, phone);
        assertThat(location(sent)).endsWith("/password/code");
        assertThat(owner.get("/password/code").body())
                .contains("尾号 " + phone.substring(7) + " 的手机", "one-time-code")
                .doesNotContain(phone, username);
        var session = owner.sessionCookie();
        var answer = set(owner, code(1), NEW);

        assertThat(location(answer)).endsWith("/account");
        assertThat(owner.sessionCookie()).isNotEqualTo(session);
        assertThat(owner.get("/account").body()).contains("您的用户名是 " + username, "去我的立案");
        assertThat(location(elsewhere.get("/filings"))).endsWith("/login");
        assertThat(program.get("/api/v1/filings").statusCode()).isEqualTo(401);
        assertThat(login(OLD)).contains("error");
        assertThat(login(NEW)).endsWith("/filings");
        assertThat(texts(2)).anyMatch(text -> text.contains("密码刚才用短信验证码重设过") && text.contains("拨打 12368"));
        assertThat(journaled()).containsExactly("PASSWORD_CODE_SENT", "PASSWORD_RECOVERED");
    }

    @Test
    @DisplayName("证件号码带空格、末位小写 x，手机号码带空格，验证码用全角：认得")
    void howeverItIsWritten() throws Exception {
        var other = "135" + phone.substring(3);
        register("x" + username, "RESIDENT_ID", "11010519491231002X", other);
        var owner = new Visitor(port);
        ask(owner, "110105 19491231 002x", other.substring(0, 3) + " " + other.substring(3));
        var code = codes(texts(other, 1)).get(0);

        var wide = new StringBuilder();
        code.chars().forEach(digit -> wide.append((char) (digit - '0' + '０')));
        assertThat(location(set(owner, wide + " ", NEW))).endsWith("/account");
    }

    @Test
    @DisplayName("重设的密码不能就是现在的密码：说出来，验证码还能用")
    void notTheSameAgain() throws Exception {
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var code = code(1);

        assertThat(set(owner, code, OLD).body()).contains("就是现在的密码");
        assertThat(location(set(owner, code, NEW))).endsWith("/account");
    }

    @Test
    @DisplayName("输错五次密码正在等的人，重设以后马上能登录")
    void whoHasLockedHimselfOut() throws Exception {
        for (var i = 0; i < 5; i++) {
            login("wrong-" + i);
        }
        assertThat(login(OLD)).contains("wait=");
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        set(owner, code(1), NEW);

        assertThat(login(NEW)).endsWith("/filings");
    }

    @Test
    @DisplayName("没有这个账号、证件号码对不上、工作人员：回答一字不差，什么也不发；随便填的验证码和对不上的验证码说的也一样")
    void nobodyLearnsWhoHasAnAccount() throws Exception {
        var owner = new Visitor(port);
        var right = ask(owner, idNumber, phone);
        var rightPage = bare(owner.get("/password/code").body());
        var wrong = wrong(code(1));
        var rightRefusal = bare(set(owner, wrong, NEW).body());
        for (var guess : List.of(
                List.of("T-nobody-" + username, phone),
                List.of(idNumber, "137" + phone.substring(3, 7) + phone.substring(7)))) {
            var stranger = new Visitor(port);
            var answer = ask(stranger, guess.get(0), guess.get(1));
            assertThat(answer.statusCode()).isEqualTo(right.statusCode());
            assertThat(location(answer)).isEqualTo(location(right));
            assertThat(bare(stranger.get("/password/code").body())).isEqualTo(rightPage);
            var refused = set(stranger, wrong, NEW);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(bare(refused.body())).isEqualTo(rightRefusal);
        }
        // Staff have no number and no telephone here, and an empty one finds nobody.
        assertThat(ask(new Visitor(port), "", "").statusCode()).isEqualTo(422);
        Thread.sleep(300);
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    @DisplayName("验证码猜五次就作废，猜中也晚了；不在要验证码的那个浏览器里，猜中也没有用")
    void guesses() throws Exception {
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var code = code(1);
        var elsewhere = new Visitor(port);
        assertThat(elsewhere.get("/password/code").statusCode()).isEqualTo(302);
        assertThat(post(elsewhere, "/password", code, NEW).body()).contains("这个验证码不能用了");

        for (var left = 4; left > 0; left--) {
            assertThat(set(owner, wrong(code), NEW).body()).contains("用最后收到的那一个", "还可以试 " + left + " 次", "分钟内有效");
        }
        // What is over is no longer said to be good, and the way to another stands there.
        assertThat(set(owner, wrong(code), NEW).body())
                .contains("这个验证码不能用了", "重新要一个验证码")
                .doesNotContain("分钟内有效", "name=\"code\"");
        assertThat(set(owner, code, NEW).body()).contains("这个验证码不能用了");
        assertThat(login(OLD)).endsWith("/filings");
    }

    @Test
    @DisplayName("很多人同时猜：一共也只看五次")
    void guessesAtOnce() throws Exception {
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var wrong = wrong(code(1));
        var token = owner.csrf("/password/code");
        var answers = together(11, () -> send(owner, token, wrong, NEW));

        assertThat(answers.stream().filter(one -> one.body().contains("还可以试"))).hasSize(4);
        assertThat(answers).allMatch(one -> one.statusCode() == 422);
        assertThat(tries()).isEqualTo(5);
    }

    @Test
    @DisplayName("验证码只用一次：同时用两回，只有一回算；用过、过期的不能再用；别人后来又要，先要到的还能用，用了一个其他的都作废")
    void once() throws Exception {
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var first = code(1);
        var token = owner.csrf("/password/code");
        var answers = new ArrayList<HttpResponse<String>>(together(
                2,
                () -> send(
                        owner, token, first, NEW + ThreadLocalRandom.current().nextInt())));
        assertThat(answers.stream()
                        .filter(one -> one.statusCode() == 302 && location(one).endsWith("/account")))
                .hasSize(1);

        var again = new Visitor(port);
        ask(again, idNumber, phone);
        var second = code(2);
        assertThat(set(again, first, NEW).statusCode()).isEqualTo(422);
        var later = new Visitor(port);
        ask(later, idNumber, phone);
        var third = code(3);
        assertThat(location(set(again, second, NEW))).endsWith("/account");
        assertThat(set(later, third, NEW + NEW).body()).contains("这个验证码不能用了");
        nobodyHasAsked();
        ask(later, idNumber, phone);
        var fourth = code(4);
        jdbc.sql("update password_recovery set expires_at = expires_at - interval '11 minutes'")
                .update();
        assertThat(set(later, fourth, NEW + NEW).body()).contains("这个验证码不能用了");
        assertThat(login(NEW + NEW)).contains("error");
    }

    @Test
    @DisplayName("一个手机一小时里只发三次，同时要也只有三次；换着号码要的，按网络算")
    void notMoreThanAFew() throws Exception {
        var answers = together(12, () -> ask(new Visitor(port), idNumber, phone));
        assertThat(answers.stream().filter(one -> one.statusCode() == 302)).hasSize(3);
        assertThat(answers.stream().filter(one -> one.statusCode() == 429))
                .hasSize(9)
                .allMatch(one -> one.body().matches("(?s).*已经为这个证件号码和手机号码发过 3 次验证码，请 60 分钟后再试.*诉讼服务中心窗口.*"));
        Thread.sleep(300);
        assertThat(texts(1)).hasSizeLessThanOrEqualTo(3);

        var stranger = new Visitor(port);
        var last = 302;
        for (var i = 0; i < 40 && last == 302; i++) {
            last = ask(stranger, "T" + i, phone).statusCode();
        }
        assertThat(last).isEqualTo(429);
        assertThat(ask(stranger, "T-one-more", phone).body()).contains("您所在的网络刚才要的验证码较多");
    }

    @Test
    @DisplayName("一个手机号码，不论多少个账号、办什么，一小时只收三次验证码，一天只收六次；多要的回答一样，什么也不发；先收到的还能用")
    void aTelephoneGetsAFew() throws Exception {
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var code = code(1);
        for (var i = 0; i < 5; i++) {
            register("f" + i + username, "OTHER", idNumber + i, phone);
            assertThat(location(ask(new Visitor(port), idNumber + i, phone))).endsWith("/password/code");
        }
        var lisi = Visitor.browser(port, "lisi");
        assertThat(location(lisi.submit(
                        "/account", "/account/phone", Map.of("phone", phone, "phonePassword", "demo-lisi"))))
                .endsWith("/account/phone/code");
        assertThat(settled()).isEqualTo(3);

        for (var round = 0; round < 2; round++) {
            jdbc.sql("update telephone_code set at = at - interval '61 minutes'")
                    .update();
            for (var i = 0; i < 5; i++) {
                ask(new Visitor(port), idNumber + i, phone);
            }
            assertThat(settled()).isEqualTo(6);
        }
        assertThat(location(set(owner, code, NEW))).endsWith("/account");
    }

    /** How many codes the telephone got, once another one, asked for afterwards, has its own. */
    private int settled() {
        var other = "150" + (10_000_000 + ThreadLocalRandom.current().nextInt(89_999_999));
        var number = "T" + UUID.randomUUID().toString().substring(0, 12);
        register("s-" + UUID.randomUUID().toString().substring(0, 8), "OTHER", number, other);
        try {
            ask(new Visitor(port), number, other);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        texts(other, 1);
        return codes(texts(1)).size();
    }

    @Test
    @DisplayName("同一个人有几个账号：验证码对了才列出用户名，选一个，别的不动")
    void oneOfSeveral() throws Exception {
        register("b" + username, "OTHER", idNumber, phone);
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var code = code(1);
        assertThat(set(owner, wrong(code), NEW).body()).doesNotContain(username);

        var which = set(owner, code, NEW);
        assertThat(which.statusCode()).isEqualTo(422);
        assertThat(which.body()).contains("您有 2 个账号", "value=\"" + username + "\"", "value=\"b" + username + "\"");
        var form = Map.of("code", code, "password", NEW, "username", "zhangsan");
        assertThat(owner.submit("/password/code", "/password/code", form).statusCode())
                .isEqualTo(422);
        var chosen = owner.submit(
                "/password/code", "/password/code", Map.of("code", code, "password", NEW, "username", "b" + username));
        assertThat(location(chosen)).endsWith("/account");
        assertThat(login(OLD)).endsWith("/filings");
    }

    @Test
    @DisplayName("停用的账号不发；短的新密码不算一次猜；数据库里没有验证码、证件号码和手机号码的原文")
    void whatIsKept() throws Exception {
        var owner = new Visitor(port);
        ask(owner, idNumber, phone);
        var code = code(1);
        assertThat(set(owner, code, "short").body()).contains("密码用 8 位以上");
        assertThat(tries()).isZero();
        var rows = jdbc.sql("select r::text from password_recovery r")
                .query(String.class)
                .list();
        assertThat(String.join("\n", rows)).doesNotContain(code, idNumber, phone);
        assertThat(jdbc.sql("select count(*) from login_failure where subject like '%' || ? || '%'")
                        .param(phone)
                        .query(Integer.class)
                        .single())
                .isZero();

        jdbc.sql("update account set active = false where username = ?")
                .param(username)
                .update();
        assertThat(set(owner, code, NEW).body()).contains("这个验证码不能用了");
        ask(owner, idNumber, phone);
        Thread.sleep(300);
        assertThat(texts(1)).hasSize(1);
    }

    @Test
    @DisplayName("填错的说错在哪里，写过的还在；没有令牌的表单不收")
    void faults() throws Exception {
        var owner = new Visitor(port);
        var answer = ask(owner, " ", "010-12345678");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("错误：忘记密码", "请填写注册时的证件号码", "请填写注册时的手机号码，11 位", "value=\"010-12345678\"");
        // A slip in a document's number is told before anybody waits for a code; it says nothing of accounts.
        assertThat(ask(owner, "110105194912310021", phone).body()).contains("证件号码有误：校验位不符", "110105194912310021");
        assertThat(owner.send(
                                "POST",
                                "/password",
                                Visitor.encoded(Map.of("idNumber", idNumber, "phone", phone)),
                                Map.of("Content-Type", "application/x-www-form-urlencoded"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("换了手机：说密码，新手机收到验证码才换；旧手机知道；以后验证码发到新手机，发不到旧的；验证码换个号码、换个人不能用")
    void anotherTelephone() throws Exception {
        var other = "139" + phone.substring(3);
        var owner = new Visitor(port);
        owner.logIn(username, OLD);
        assertThat(owner.get("/account").body())
                .contains("换手机号码", phone.substring(7))
                .doesNotContain(phone);
        assertThat(owner.submit("/account", "/account/phone", Map.of("phone", other, "phonePassword", "wrong"))
                        .body())
                .contains("错误：密码不对", "忘记密码的，登录页上写着怎样办")
                .doesNotContain("联系诉讼服务中心");
        assertThat(owner.submit("/account", "/account/phone", Map.of("phone", phone, "phonePassword", OLD))
                        .body())
                .contains("和现在的号码一样");
        assertThat(location(owner.get("/account/phone/code"))).endsWith("/account");
        var form = Map.of("phone", other, "phonePassword", OLD);
        assertThat(location(owner.submit("/account", "/account/phone", form))).endsWith("/account/phone/code");
        var code = codes(texts(other, 1)).get(0);
        assertThat(owner.submit("/account/phone/code", "/account/phone/code", Map.of("code", wrong(code)))
                        .body())
                .contains("还可以试 4 次", "尾号 " + other.substring(7));
        // A code for a telephone sets no password, and none of another person's session.
        var stranger = Visitor.browser(port, "lisi");
        assertThat(location(stranger.submit("/account", "/account/phone/code", Map.of("code", code))))
                .endsWith("/account");
        assertThat(post(owner, "/account", code, NEW).statusCode()).isEqualTo(422);

        assertThat(location(owner.submit("/account/phone/code", "/account/phone/code", Map.of("code", code))))
                .endsWith("/account");

        assertThat(owner.get("/account").body()).contains("登录用的用户名没有变，还是 " + username);
        assertThat(texts(1)).singleElement().asString().contains("刚才换了手机号码", "拨打 12368");
        var forgetful = new Visitor(port);
        ask(forgetful, idNumber, phone);
        ask(forgetful, idNumber, other);
        assertThat(location(set(forgetful, codes(texts(other, 2)).get(0), NEW))).endsWith("/account");
        assertThat(texts(1)).hasSize(1);
        assertThat(jdbc.sql(
                                "select count(*) from journal_leaf where kind = 'PHONE_CHANGED' and actor_id = (select id from account where username = ?)")
                        .param(username)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void register(String name, String idType, String number, String telephone) {
        CourtClient.anonymous(port)
                .post(
                        "/api/v1/accounts",
                        Map.of(
                                "username", name,
                                "password", OLD,
                                "kind", "PERSON",
                                "name", "王小明",
                                "idType", idType,
                                "idNumber", number,
                                "phone", telephone))
                .expecting(201);
    }

    private static HttpResponse<String> ask(Visitor visitor, String idNumber, String phone) throws Exception {
        return visitor.submit("/password", "/password", Map.of("idNumber", idNumber, "phone", phone));
    }

    private static HttpResponse<String> set(Visitor visitor, String code, String password) throws Exception {
        return post(visitor, "/password/code", code, password);
    }

    private static HttpResponse<String> post(Visitor visitor, String page, String code, String password)
            throws Exception {
        return visitor.submit(page, "/password/code", Map.of("code", code, "password", password));
    }

    private static HttpResponse<String> send(Visitor visitor, String token, String code, String password)
            throws Exception {
        return visitor.send(
                "POST",
                "/password/code",
                Visitor.encoded(Map.of("_csrf", token, "code", code, "password", password)),
                Map.of("Content-Type", "application/x-www-form-urlencoded"));
    }

    private String login(String password) throws Exception {
        return location(new Visitor(port).logIn(username, password));
    }

    private Visitor program(String password) throws Exception {
        var program = new Visitor(port);
        program.token(Visitor.json(program.post(
                        "/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)))
                .get("token")
                .asText());
        return program;
    }

    /** The newest code, once so many have come; that a password was set comes by the same way and is none. */
    private String code(int number) {
        return codes(texts(phone, texts -> codes(texts).size() >= number)).get(0);
    }

    private static List<String> codes(List<String> texts) {
        return texts.stream()
                .map(CODE::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    /** Another code than the one that was sent. */
    private static String wrong(String code) {
        return String.format("%06d", (Integer.parseInt(code) + 1) % 1_000_000);
    }

    private List<String> texts(int number) {
        return texts(phone, number);
    }

    /** What the telephone got, newest first, once there are so many. */
    private List<String> texts(String to, int number) {
        return texts(to, texts -> texts.size() >= number);
    }

    private List<String> texts(String to, Predicate<List<String>> enough) {
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> {
                            var texts = new ArrayList<String>();
                            CourtClient.anonymous(port)
                                    .get("/api/v1/sandbox/messages?to=" + to)
                                    .expecting(200)
                                    .body()
                                    .get("items")
                                    .forEach(item -> texts.add(item.get("text").asText()));
                            return texts;
                        },
                        enough::test);
    }

    private int tries() {
        return jdbc.sql("select max(tries) from password_recovery")
                .query(Integer.class)
                .single();
    }

    private List<String> journaled() {
        return jdbc.sql("""
                        select kind from journal_leaf where details ->> 'account' = (select id from account where username = ?)
                          and kind like 'PASSWORD%' order by id""").param(username).query(String.class).list();
    }

    /** A page without what differs by who reads it: the token and the last digits that he typed himself. */
    private static String bare(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "").replaceAll("content=\"[^\"]{36,}\"", "");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static <T> List<T> together(int many, Callable<T> one) throws Exception {
        var threads = Executors.newFixedThreadPool(many);
        try {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(java.util.Collections.nCopies(many, one))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
