package org.lian.operations;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The jar's words on itself: how to call it, and of a word that is no command. */
public final class Usage {
    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final Set<String> VERSION = Set.of("--version", "version");

    private static final String TEXT = """
            用法：java -jar lian.jar [命令] [--设置=值 …]

              （没有命令）  启动自助立案；没有配置数据库的，是一个演示法院：http://127.0.0.1:8080
              backup        备份：--to=备份目录 --keys-to=另一处的密钥目录
              restore       恢复：--from=备份目录/时间 --keys-from=密钥目录
              keys check    核对密钥；keys rotate 换用新密钥
              health        问本机正在运行的法院能不能接收立案：能的退出码 0，不能的 1
              --help        显示这段说明；--version 显示版本

            主要的设置（环境变量，也可以写成 --server.port=8080 这样）：
              SERVER_PORT                 端口，默认 8080
              LIAN_DATA_DIR               数据目录（材料、密钥），默认 ./data
              SPRING_PROFILES_ACTIVE      prod 是生产环境，demo 是演示
              SPRING_DATASOURCE_URL       数据库地址，以及 SPRING_DATASOURCE_USERNAME、SPRING_DATASOURCE_PASSWORD
              SPRING_FLYWAY_USER          升级数据库的账号，以及 SPRING_FLYWAY_PASSWORD
              LIAN_PUBLIC_URL             对外的网址，例如 https://lian.example.cn
              LIAN_PORTAL_HOST_NAME       法院名称
              LIAN_MATERIALS_SCAN         required：材料必须经 ClamAV 查毒

            全部设置和默认值（说明见 src/docs/configuration.md）：
            """;

    private Usage() {}

    /** The exit code of a call that starts nothing; empty for one that does. */
    public static Optional<Integer> answer(String[] arguments, PrintStream out) {
        if (arguments.length == 0) {
            return Optional.empty();
        }
        var say = new PrintStream(out, true, StandardCharsets.UTF_8);
        var first = arguments[0];
        if (HELP.contains(first)) {
            say.println(TEXT + settings());
            return Optional.of(0);
        }
        if (VERSION.contains(first)) {
            say.println("自助立案 "
                    + Objects.requireNonNullElse(Usage.class.getPackage().getImplementationVersion(), "（未打包）"));
            return Optional.of(0);
        }
        if (first.startsWith("--") || first.equals("keys") || HealthWord.isIt(arguments) || Commands.isOne(arguments)) {
            return Optional.empty();
        }
        say.println("没有“" + first + "”这个命令。\n\n" + TEXT + settings());
        return Optional.of(2);
    }

    /** A line for each setting: the variable, and what holds when nobody says anything. */
    private static String settings() {
        return StreamSupport.stream(SettingChecks.reference().spliterator(), false)
                .map(property -> ("  %-50s %s"
                                .formatted(
                                        SettingChecks.variable(
                                                property.get("name").asText()),
                                        property.path("defaultValue").asText("")))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
