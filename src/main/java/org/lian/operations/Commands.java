package org.lian.operations;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.database.OwnerAccess;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.Environment;

/**
 * The commands of the jar beside serving: {@code backup} and {@code restore}, with the application's own configuration.
 */
public final class Commands {
    static final String COMMAND = "lian.command";

    private static final Set<String> ALL = Set.of("backup", "restore");

    private Commands() {}

    public static boolean isOne(String[] arguments) {
        return arguments.length > 0 && ALL.contains(arguments[0]);
    }

    /** The exit code; what happened is said in Chinese. */
    public static int run(String[] arguments, PrintStream say) throws Exception {
        try (var context = new SpringApplicationBuilder(Commands.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(COMMAND + "=" + arguments[0])
                .run(Arrays.copyOfRange(arguments, 1, arguments.length))) {
            var environment = context.getEnvironment();
            try (var database = OwnerAccess.open(environment)) {
                say.println(
                        arguments[0].equals("backup")
                                ? new Backup(database).to(required(environment, "to"), path(environment, "keys-to"))
                                : new Restore(database)
                                        .from(required(environment, "from"), required(environment, "keys-from")));
            }
            return 0;
        } catch (BackupRefused refused) {
            say.println(refused.getMessage());
            return 1;
        }
    }

    private static Path required(Environment environment, String option) {
        var path = path(environment, option);
        if (path == null) {
            throw new BackupRefused("""
                    用法：
                      java -jar lian.jar backup --to=备份目录 --keys-to=另一处的密钥目录
                      java -jar lian.jar restore --from=备份目录/时间 --keys-from=密钥目录
                    数据库和 LIAN_DATA_DIR 的配置与运行时相同。缺少 --""" + option + "。");
        }
        return path;
    }

    private static @Nullable Path path(Environment environment, String option) {
        var text = environment.getProperty(option, "");
        return text.isBlank() ? null : Path.of(text).toAbsolutePath().normalize();
    }
}
