package org.lian.keys;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lian.database.StartRefused;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.BadSqlGrammarException;

/** {@code keys check} and {@code keys rotate}: the jar's commands, without the court around them. */
public final class KeyCommands {
    private static final String USAGE = """
            用法：
              java -jar lian.jar keys check                 核对密钥是否齐全、是否原来那把、是否只有本用户可读
              java -jar lian.jar keys rotate [data] [signing] [token]
                                                            换用新密钥（不写明种类时只换数据密钥）；旧密钥保留，用于读取和验证
            检索密钥（index）不在此更换：换它必须重建全部检索列和材料文件名。""";

    private final PrintStream out;

    private KeyCommands(PrintStream out) {
        this.out = out;
    }

    /** The parts of the application that the commands need: the database, the clock and the keys. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @ComponentScan(
            basePackages = {"org.lian.database", "org.lian.clock", "org.lian.keys"},
            lazyInit = true,
            excludeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = Vault.class))
    @ConfigurationPropertiesScan({"org.lian.database", "org.lian.clock", "org.lian.keys"})
    @Lazy
    static class Parts {}

    /**
     * Runs a command; what begins with {@code --} is configuration. The answer is the exit code: 0 all is well, 1
     * something is not, 2 it could not be done.
     */
    public static int run(List<String> arguments) {
        return new KeyCommands(new PrintStream(System.out, true, StandardCharsets.UTF_8)).perform(arguments);
    }

    private int perform(List<String> arguments) {
        var words = arguments.stream().filter(word -> !word.startsWith("--")).toList();
        if (words.isEmpty()
                || !Set.of("check", "rotate").contains(words.get(0))
                || !Set.of("data", "signing", "token").containsAll(words.subList(1, words.size()))) {
            out.println(USAGE);
            return 2;
        }
        var application = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties("logging.level.root=ERROR");
        try (var court = application.run(
                arguments.stream().filter(word -> word.startsWith("--")).toArray(String[]::new))) {
            if (words.get(0).equals("check")) {
                return check(court.getBean(KeyCheck.class));
            }
            rotate(court.getBean(KeyRing.class), words.subList(1, words.size()));
            return 0;
        } catch (IOException e) {
            out.println("密钥或材料无法读取：" + e);
        } catch (BadSqlGrammarException e) {
            out.println("数据库还没有建立，或不是这个版本的：请先启动一次系统");
        } catch (RuntimeException e) {
            out.println(refusal(e).orElseThrow(() -> e));
        }
        return 2;
    }

    /** A sentence for the person, wherever Spring has wrapped it. */
    private static Optional<String> refusal(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    private int check(KeyCheck check) throws IOException {
        var findings = check.findings();
        findings.forEach(finding -> out.println("不符：" + finding));
        out.println(findings.isEmpty() ? "通过：密钥齐全" : "未通过：" + findings.size() + " 处");
        return findings.isEmpty() ? 0 : 1;
    }

    private void rotate(KeyRing ring, List<String> kinds) {
        for (var kind :
                kinds.isEmpty() ? List.of("data") : kinds.stream().distinct().toList()) {
            var old =
                    switch (kind) {
                        case "data" -> ring.suite().data();
                        case "signing" -> ring.suite().signing();
                        default -> KeyKind.TOKEN;
                    };
            out.println("已建立新密钥 " + ring.rotate(old) + "，各节点重新启动后使用");
        }
        out.println("旧密钥保留，请勿删除；请立即另行备份密钥目录。"
                + (kinds.contains("signing") ? "新公钥已登记，GET /api/v1/keys 可取得，请重新留存。" : "")
                + (kinds.contains("token") ? "接口令牌将全部失效，用户需重新登录。" : ""));
    }
}
