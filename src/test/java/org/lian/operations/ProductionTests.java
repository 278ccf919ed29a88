package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.webapp.filter.LazyInitRegistration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.LianApplication;
import org.lian.database.SeparatePostgres;
import org.lian.database.StartRefused;
import org.lian.web.Visitor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 生产环境: what it refuses to start on, and how its first administrator comes to be. */
@ExtendWith(OutputCaptureExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("own-jvm")
@Tag("thorough")
class ProductionTests {
    private static final Pattern OWN_PASSWORD = Pattern.compile("/first-password/[\\w-]+");
    private static final Pattern LINK = Pattern.compile("https://lian\\.example\\.cn(/first-administrator/[\\w-]+)");

    private SeparatePostgres postgres;
    private Path data;

    /** Of a court that has no staff yet and gets none, for tests that only start it. */
    private SeparatePostgres spare;

    private Path spareData;

    @BeforeAll
    void database() throws Exception {
        postgres = new SeparatePostgres();
        data = SeparatePostgres.freshFolder("production-");
        spare = new SeparatePostgres();
        spareData = SeparatePostgres.freshFolder("spare-");
    }

    /** A start that fails tells the web applications' registration nothing of its end, and the next start meets it. */
    @AfterEach
    void forgetRefusedStart() {
        new LazyInitRegistration().setApplicationContext(null);
    }

    @AfterAll
    void stop() throws Exception {
        postgres.close();
        spare.close();
    }

    @Test
    @DisplayName("空库首次启动：日志里一条链接，一天、一次，设立首任管理员；由他增加人员、开通法院")
    void firstAdministratorByAOneTimeLink(CapturedOutput output) throws Exception {
        String replaced;
        try (var court = start()) {
            replaced = link(output);
            assertThat(court.getBean(JdbcClient.class)
                            .sql("select encode(token_hash, 'hex') from first_administrator_link")
                            .query(String.class)
                            .single())
                    .hasSize(64);
        }
        try (var court = start()) {
            var port = court.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var link = link(output);
            var jdbc = court.getBean(JdbcClient.class);
            var somebody = new Browser(port);
            assertThat(somebody.get(replaced).statusCode())
                    .as("a new start replaces the link")
                    .isEqualTo(404);
            assertThat(somebody.get("/first-administrator/guessed").statusCode())
                    .isEqualTo(404);

            var form = Map.of("username", "boss", "displayName", "管理员", "password", "a long password", "repeated", "x");
            assertThat(somebody.submit(link, link, form).body()).contains("两次输入的密码不一样", "value=\"boss\"");
            var right = Map.of(
                    "username",
                    "boss",
                    "displayName",
                    "管理员",
                    "password",
                    "a long password",
                    "repeated",
                    "a long password");
            assertThat(somebody.submit(link, link, right).statusCode()).isEqualTo(302);
            assertThat(new Browser(port).get(link).statusCode()).as("once").isEqualTo(404);
            assertThat(somebody.submit("/login", link, right).statusCode()).isEqualTo(404);

            var boss = new Browser(port);
            boss.submit("/login", "/login", Map.of("username", "boss", "password", "a long password"));
            assertThat(boss.get("/admin/courts?q=海淀").body()).contains("京0108", "未开通");
            boss.submit("/admin/courts", "/admin/courts/京0108/self-service", Map.of("open", "true"));
            assertThat(boss.get("/admin/courts").body()).contains("京0108 已开通自助立案");
            assertThat(boss.submit(
                                    "/admin/staff",
                                    "/admin/staff",
                                    Map.of(
                                            "username", "clerk7",
                                            "displayName", "立案员",
                                            "password", "first password",
                                            "roles", "CLERK",
                                            "courts", "京0108"))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(new Browser(port).get("/api/v1/courts?selfService=true").body())
                    .contains("京0108");
            assertThat(jdbc.sql("select kind from journal_leaf where filing_id is null and kind like '%ADDED'"
                                    + " or kind like 'FIRST%' or kind like 'COURT_%' order by id")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "FIRST_ADMINISTRATOR_INVITED",
                            "FIRST_ADMINISTRATOR_INVITED",
                            "STAFF_ADDED",
                            "COURT_OPENED",
                            "STAFF_ADDED");
        }
        var links = count(output);
        try (var court = start()) {
            assertThat(count(output)).as("no link where there is staff").isEqualTo(links);
            assertThat(court.isRunning()).isTrue();
        }
    }

    @Test
    @DisplayName("没有接通网上付款：首页、帮助、交费通知和交费页都不提微信、支付宝，只说到窗口交")
    void noChannelIsNamedThatIsNotSetUp(CapturedOutput output) throws Exception {
        try (var other = new SeparatePostgres();
                var court = start(other, SeparatePostgres.freshFolder("channels-"))) {
            var port = court.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            for (var page : List.of("/", "/help")) {
                assertThat(new Browser(port).get(page).body()).contains("到法院窗口").doesNotContain("微信", "支付宝", "银行转账");
            }
            var forgetful = new Browser(port);
            assertThat(forgetful.get("/login").body())
                    .contains("忘记密码：当事人请带证件到诉讼服务中心")
                    .doesNotContain("href=\"/password\"");
            assertThat(forgetful.get("/password").body())
                    .contains("本院现在不能在网上重设密码", "诉讼服务中心窗口")
                    .doesNotContain("验证码", "短信", "手机");
            assertThat(forgetful
                            .submit("/login", "/password", Map.of("idNumber", "1", "phone", "13800138000"))
                            .statusCode())
                    .isEqualTo(409);
            var boss = new Browser(port);
            var link = link(output);
            var password = "a long password";
            boss.submit(
                    link,
                    link,
                    Map.of("username", "boss", "displayName", "管理员", "password", password, "repeated", password));
            boss.submit("/login", "/login", Map.of("username", "boss", "password", password));
            boss.submit("/admin/courts", "/admin/courts/京0108/self-service", Map.of("open", "true"));
            boss.submit(
                    "/admin/staff",
                    "/admin/staff",
                    Map.of(
                            "username", "clerk7",
                            "displayName", "立案员",
                            "password", "given to clerk7",
                            "roles", "CLERK",
                            "courts", "京0108"));
            // The password that the administrator typed is nobody's; his link is handed over.
            assertThat(new Browser(port)
                            .post("/api/v1/sessions", "{\"username\":\"clerk7\",\"password\":\"given to clerk7\"}")
                            .statusCode())
                    .isEqualTo(401);
            var handed = OWN_PASSWORD.matcher(boss.get("/admin/staff").body());
            assertThat(handed.find()).isTrue();
            var newcomer = new Browser(port);
            newcomer.submit(handed.group(), handed.group(), Map.of("password", password, "repeated", password));
            var litigant = new Browser(port);
            assertThat(litigant.post("/api/v1/accounts", """
                                    {"username": "wang", "password": "a long password", "kind": "PERSON", "name": "王小明",
                                     "idType": "RESIDENT_ID", "idNumber": "11010519850312008X", "phone": "13800138000"}""").statusCode()).isEqualTo(201);
            var program = program(port, "wang", password);
            var filing =
                    Visitor.json(program.post("/api/v1/filings", """
                            {"track": "CIVIL", "courtCode": "京0108", "causeCode": "04.10.108.03", "claimAmountFen": 10000000,
                             "plaintiffs": [{"kind": "PERSON", "name": "王小明"}],
                             "defendants": [{"kind": "PERSON", "name": "李四"}], "claims": "还款", "facts": "借款未还",
                             "serviceAddress": {"address": "某某路", "phone": "13800138000", "electronic": true}}""")).get("id").asText();
            program.post("/api/v1/filings/" + filing + "/submission", "{\"consentOnline\": true, \"insist\": true}");
            var clerk = program(port, "clerk7", password);
            decide(clerk, filing, "REVIEW", "{\"outcome\": \"REGISTER\"}");
            decide(clerk, filing, "CONFIRM_FEE", "{\"confirmedFen\": 230000}");

            litigant.submit("/login", "/login", Map.of("username", "wang", "password", password));
            var draft = Visitor.json(
                            program.post("/api/v1/filings", "{\"track\": \"CIVIL\", \"courtCode\": \"京0108\"}"))
                    .get("id")
                    .asText();
            for (var page : List.of(
                    "/filings/" + draft + "/questions/service-address", "/filings/" + filing + "/receipt", "/help")) {
                assertThat(litigant.get(page).body()).as(page).contains("一两天").doesNotContain("短信", "发邮件", "微信");
            }
            assertThat(output).contains("没有接通短信");
            assertThat(Visitor.json(program.get("/api/v1/messages")).get("items"))
                    .isNotEmpty();
            assertThat(litigant.get("/inbox").body()).contains("立案材料已收到", "《受理案件通知书》已送达");
            var states = court.getBean(JdbcClient.class)
                    .sql("select distinct state from message")
                    .query(String.class);
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(states.list()).containsExactly("INBOX"));
            for (var page : List.of("/api/v1/sandbox/messages", "/sandbox/messages", "/sandbox/sms")) {
                assertThat(program.get(page).statusCode()).as(page).isEqualTo(404);
            }
            var payment = await().atMost(Duration.ofSeconds(30))
                    .until(() -> litigant.get("/filings/" + filing + "/payment"), answer -> answer.statusCode() == 200);
            assertThat(payment.body())
                    .contains("请到窗口交", "网上付款还没有开通", "12368")
                    .doesNotContain("微信", "支付宝", "银行转账", "去付款");
            var notice = Pattern.compile("(/filings/[^/]+/messages/[^\"]+)\"[^>]*>交纳诉讼费用通知书")
                    .matcher(litigant.get("/filings/" + filing).body());
            assertThat(notice.find()).isTrue();
            assertThat(litigant.get(notice.group(1)).body())
                    .contains("请到本院诉讼服务中心窗口交纳")
                    .doesNotContain("微信", "支付宝", "银行转账");
            assertThat(litigant.get("/filings/" + filing + "/receipt").body())
                    .contains("到法院窗口")
                    .doesNotContain("微信", "支付宝", "银行转账");
        }
    }

    private static Browser program(int port, String username, String password) throws Exception {
        var program = new Browser(port);
        program.token(Visitor.json(program.post(
                        "/api/v1/sessions", "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password)))
                .get("token")
                .asText());
        return program;
    }

    private static void decide(Browser clerk, String filing, String kind, String completion) {
        var task = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> {
                            for (var item : Visitor.json(clerk.get("/api/v1/tasks?filingId=" + filing))
                                    .path("items")) {
                                if (item.get("kind").asText().equals(kind)) {
                                    return item.get("id").asText();
                                }
                            }
                            return "";
                        },
                        id -> !id.isEmpty());
        try {
            clerk.post("/api/v1/tasks/" + task + "/claim", "{}");
            assertThat(clerk.post("/api/v1/tasks/" + task + "/completion", completion)
                            .statusCode())
                    .isEqualTo(204);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("https 对外：别的域名、不加密的一律拒绝，健康检查除外；会话 Cookie 只走加密；转发头只信本机或指定的代理；没有说明查不查毒的，启动时写明没有查毒；链接过了二十四小时即失效")
    void asServedInProduction(CapturedOutput output) throws Exception {
        var warning = "材料没有查毒";
        try (var court = start(spare, spareData, "--lian.trusted-proxies=10.9.9.9", "--lian.materials.scan=off")) {
            assertThat(output).doesNotContain(warning);
            var port = court.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            // This machine is not the configured proxy, so its word on name and encryption is not taken.
            assertThat(new Browser(port).get("/login").statusCode()).isEqualTo(421);
        }
        try (var court = start(spare, spareData)) {
            assertThat(output).contains(warning, "LIAN_MATERIALS_SCAN=required");
            var port = court.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
            var page = new Browser(port).get("/login");
            assertThat(page.headers().firstValue("Set-Cookie").orElse("")).contains("Secure", "HttpOnly");
            assertThat(page.headers().firstValue("Strict-Transport-Security")).isPresent();
            requireOneAddress(port);
            assertThat(new Browser(port).get("/filings").headers().firstValue("Location"))
                    .hasValue("/login");
            requireDeadAfterADay(court, port, link(output));
        }
    }

    /** Another name is told 421, a connection in clear 403, by page and API; health is asked from inside. */
    private static void requireOneAddress(int port) throws Exception {
        var proxied = Map.of("X-Forwarded-Proto", "https", "X-Forwarded-Host", "evil.example");
        var clear = Map.of("X-Forwarded-Host", "lian.example.cn");
        var somebody = new Visitor(port);
        for (var path : List.of("/login", "/filings", "/api/v1/courts", "/actuator/healthy")) {
            assertThat(somebody.send("GET", path, new byte[0], proxied).statusCode())
                    .as(path)
                    .isEqualTo(421);
            assertThat(somebody.send("GET", path, new byte[0], Map.of()).statusCode())
                    .as(path)
                    .isEqualTo(421);
            assertThat(somebody.send("GET", path, new byte[0], clear).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
        var login = "{\"username\":\"boss\",\"password\":\"a long password\"}".getBytes(StandardCharsets.UTF_8);
        var refused = somebody.send("POST", "/api/v1/sessions", login, clear);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Visitor.json(refused).get("detail").asText()).contains("https://lian.example.cn");
        assertThat(somebody.send("GET", "/login", new byte[0], clear).body()).contains("https://lian.example.cn");
        for (var path : List.of("/actuator/health", "/actuator/health/readiness")) {
            assertThat(somebody.get(path).statusCode()).as(path).isIn(200, 503);
        }
    }

    private static void requireDeadAfterADay(ConfigurableApplicationContext court, int port, String link)
            throws Exception {
        var page = new Browser(port).get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");

        court.getBean(JdbcClient.class)
                .sql("update first_administrator_link set expires_at = expires_at - interval '24 hours'")
                .update();
        assertThat(new Browser(port).get(link).statusCode()).isEqualTo(404);
    }

    @Test
    @DisplayName("对外网址缺少、不加密，演示的值，猜得到的密码，同一个账号：各用一句话拒绝启动")
    void demoValuesAreRefused() {
        assertThat(refusal("--lian.public-url=")).contains("LIAN_PUBLIC_URL 说明对外的网址");
        assertThat(refusal("--lian.login-code=true")).contains("没有接通短信，工作人员都不能登录");
        assertThat(refusal("--lian.public-url=http://lian.example.cn")).contains("必须以 https:// 开头");
        assertThat(refusal("--lian.public-url=lian.example.cn")).contains("不是网址");
        assertThat(refusal("--lian.clock-offset=P1D")).contains("LIAN_CLOCK_OFFSET 是演示用的");
        assertThat(refusal("--lian.portal.host-name=某某区人民法院")).contains("LIAN_PORTAL_HOST_NAME");
        assertThat(refusal("--spring.datasource.password=postgres"))
                .contains("SPRING_DATASOURCE_PASSWORD 为空或者是人人都猜得到的");
        assertThat(refusal("--spring.flyway.user=")).contains("SPRING_FLYWAY_USER");
        assertThat(refusal("--spring.flyway.user=lian_app")).contains("同一个账号");
        assertThat(refusal("--lian.trusted-proxies=nobody")).contains("LIAN_TRUSTED_PROXIES");
        assertThat(refusal("--spring.datasource.password=wrong-password")).contains("连不上数据库");
    }

    @Test
    @DisplayName("用超级用户或者拥有模式的账号服务：拒绝启动")
    void servingRoleMustBeWeak() {
        assertThat(refusal(
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=" + postgres.superuserPassword()))
                .contains("postgres 是数据库的超级用户");
        assertThat(refusal(
                        "--spring.datasource.username=lian_owner",
                        "--spring.datasource.password=" + postgres.ownerPassword(),
                        "--spring.flyway.user=somebody_else"))
                .contains("lian_owner 拥有或者能修改 lian 模式");
    }

    @Test
    @DisplayName("库里有数据而密钥不在：说出缺哪个，拒绝启动；补回即可启动")
    void missingKeysAreNamed() throws Exception {
        var key = spareData.resolve("keys/data-1");
        if (Files.notExists(key)) {
            start(spare, spareData).close();
        }
        var content = Files.readAllBytes(key);
        Files.delete(key);

        var failure = catchThrowable(() -> start(spare, spareData));
        assertThat(failure).hasStackTraceContaining("密钥文件 data-1 不在");
        assertThat(key).as("no new key is made in its place").doesNotExist();

        Files.write(key, content);
        start(spare, spareData).close();
    }

    @Test
    @DisplayName("演示库不能用作生产库")
    void demoAccountsAreRefused() throws Exception {
        try (var other = new SeparatePostgres()) {
            var folder = SeparatePostgres.freshFolder("demo-");
            SpringApplication.run(LianApplication.class, other.production(folder, "--spring.profiles.active=demo"))
                    .close();

            assertThat(catchThrowable(() -> start(other, folder))).hasStackTraceContaining("数据库里有演示账号");
        }
    }

    private ConfigurableApplicationContext start() {
        return start(postgres, data);
    }

    private static ConfigurableApplicationContext start(SeparatePostgres database, Path folder, String... more) {
        return SpringApplication.run(LianApplication.class, database.production(folder, more));
    }

    private String refusal(String... settings) {
        var failure = catchThrowable(() -> start(postgres, data, settings));
        assertThat(failure).isNotNull();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                return cause.getMessage();
            }
        }
        throw new AssertionError("Not refused in words", failure);
    }

    private static String link(CapturedOutput output) {
        var found = LINK.matcher(output);
        var last = "";
        while (found.find()) {
            last = found.group(1);
        }
        assertThat(last).isNotEmpty();
        return last;
    }

    private static long count(CapturedOutput output) {
        return LINK.matcher(output).results().count();
    }

    /** Behind the proxy that speaks TLS: says so in each request, and keeps secure cookies itself. */
    private static class Browser extends Visitor {
        private final Map<String, String> cookies = new LinkedHashMap<>();

        Browser(int port) {
            super(port);
        }

        @Override
        public java.net.http.HttpResponse<String> send(
                String method, String path, byte[] body, Map<String, String> headers) throws Exception {
            var all = new LinkedHashMap<>(headers);
            all.put("X-Forwarded-Proto", "https");
            all.put("X-Forwarded-Host", "lian.example.cn");
            all.put("X-Forwarded-For", "203.0.113.7");
            if (!cookies.isEmpty()) {
                all.put(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            var encoded = path.replace("京", "%E4%BA%AC").replace("海淀", "%E6%B5%B7%E6%B7%80");
            var answer = super.send(method, encoded, body, all);
            answer.headers().allValues("Set-Cookie").stream()
                    .map(cookie -> cookie.substring(0, cookie.indexOf(';')).split("=", 2))
                    .forEach(cookie -> keep(cookie[0], cookie[1]));
            return answer;
        }

        private void keep(String name, String value) {
            if (value.isEmpty()) {
                cookies.remove(name);
            } else {
                cookies.put(name, value);
            }
        }
    }
}
