package org.lian.operations;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lian.database.StartRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * The checks before anything starts: a setting that cannot be read and a variable that is no setting are named, a database that does not answer is told in
 * a sentence, and production is refused on a demo's values and on a role that could rewrite the journal.
 */
class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger log = LoggerFactory.getLogger(StartChecks.class);
    private static final String DEMO_COURT = "某某区人民法院";
    private static final Set<String> GUESSED = Set.of(
            "", "lian", "lian_app", "lian_owner", "postgres", "password", "changeme", "secret", "demo", "123456");
    private static final int CONNECT_SECONDS = 10;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        require(SettingChecks.wrong(environment));
        require(PairedSettings.wrong(environment));
        var prod = environment.acceptsProfiles(Profiles.of("prod"));
        var unknown = UnknownSettings.among(environment.getSystemEnvironment());
        if (prod) {
            require(unknown);
        }
        unknown.forEach(log::warn);
        var url = environment.getProperty("spring.datasource.url", "");
        // A command beside the application repairs what would be refused here.
        if (url.isBlank() || environment.containsProperty(Commands.COMMAND)) {
            return;
        }
        if (prod) {
            require(values(environment));
        }
        try (var database = connect(environment, url)) {
            if (prod) {
                require(role(database));
            }
        } catch (SQLException e) {
            throw new StartRefused("连不上数据库（SPRING_DATASOURCE_URL）：请检查地址、账号和密码，以及数据库是否已经启动。"
                    + (e.getSQLState() == null ? "" : "（SQLSTATE " + e.getSQLState() + "）"));
        }
    }

    static List<String> values(Environment environment) {
        var wrong = new ArrayList<String>();
        var address = PublicAddress.site(environment).publicUrl().strip();
        if (address.isEmpty()) {
            wrong.add("生产环境（prod）必须用 LIAN_PUBLIC_URL 说明对外的网址，例如 https://lian.example.cn。");
        } else if (!address.toLowerCase(Locale.ROOT).startsWith("https://")) {
            wrong.add("生产环境（prod）的 LIAN_PUBLIC_URL 必须以 https:// 开头，现在是 " + address + "。");
        }
        if (!offset(environment).isZero()) {
            wrong.add("LIAN_CLOCK_OFFSET 是演示用的，生产环境（prod）请去掉。");
        }
        var court = environment.getProperty("lian.portal.host-name", "");
        if (court.isBlank() || court.equals(DEMO_COURT)) {
            wrong.add("生产环境（prod）必须用 LIAN_PORTAL_HOST_NAME 写明法院名称，不能用演示的“" + DEMO_COURT + "”。");
        }
        if (environment.getProperty("spring.flyway.user", "").isBlank()) {
            wrong.add("生产环境（prod）必须配置 SPRING_FLYWAY_USER 和 SPRING_FLYWAY_PASSWORD，由单独的账号升级数据库。");
        } else if (environment
                .getRequiredProperty("spring.flyway.user")
                .equals(environment.getProperty("spring.datasource.username"))) {
            wrong.add("SPRING_FLYWAY_USER 与 SPRING_DATASOURCE_USERNAME 是同一个账号：请分开，服务账号不能改表。");
        }
        for (var name : List.of("spring.datasource.password", "spring.flyway.password")) {
            var password = environment.getProperty(name, "");
            if (GUESSED.contains(password) || password.equals(environment.getProperty("spring.datasource.username"))) {
                wrong.add(name.toUpperCase(Locale.ROOT).replace('.', '_') + " 为空或者是人人都猜得到的密码，请换一个随机的。");
            }
        }
        return wrong;
    }

    private static Duration offset(Environment environment) {
        return ApplicationConversionService.getSharedInstance()
                .convert(environment.getProperty("lian.clock-offset", "PT0S"), Duration.class);
    }

    private static List<String> role(Connection database) throws SQLException {
        try (var row = database.createStatement().executeQuery("""
                select r.rolname, r.rolsuper or r.rolcreaterole or r.rolbypassrls as rules,
                  exists (select 1 from pg_namespace n where n.nspname = 'lian'
                          and (pg_has_role(r.oid, n.nspowner, 'MEMBER') or has_schema_privilege(r.oid, n.oid, 'CREATE')))
                    as owns
                from pg_roles r where r.rolname = current_user""")) {
            row.next();
            if (row.getBoolean("rules")) {
                return List.of("服务账号 " + row.getString("rolname")
                        + " 是数据库的超级用户或者能管理账号，可以改写日志：请按 db/roles.sql 建立 lian_app 并用它服务。");
            }
            if (row.getBoolean("owns")) {
                return List.of(
                        "服务账号 " + row.getString("rolname") + " 拥有或者能修改 lian 模式，可以改写日志：请用 lian_app 服务，用 lian_owner 升级。");
            }
            return List.of();
        }
    }

    private static Connection connect(Environment environment, String url) throws SQLException {
        var login = new java.util.Properties();
        login.setProperty("user", environment.getProperty("spring.datasource.username", ""));
        login.setProperty("password", environment.getProperty("spring.datasource.password", ""));
        login.setProperty("loginTimeout", Integer.toString(CONNECT_SECONDS));
        return DriverManager.getConnection(url, login);
    }

    private static void require(List<String> wrong) {
        if (!wrong.isEmpty()) {
            throw new StartRefused(String.join("\n", wrong));
        }
    }
}
