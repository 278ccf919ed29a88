package org.lian.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The command line of the verifier. Ends with 0 when all is as it was, 1 when not, 2 when it could not look. */
public final class Main {
    private static final String USAGE = """
            用法：
              java -jar lian-verifier.jar receipt 回执文件 --keys 公钥文件
              java -jar lian-verifier.jar database --url jdbc:postgresql://主机:5432/lian --user 只读用户
                   --journal 区块目录 --materials 材料目录 --keys 公钥文件 [--schema lian] [--running]
            公钥文件是 GET /api/v1/keys 的回答，应从法院以外的地方取得并另行保存。
            数据库口令放在环境变量 PGPASSWORD 中。系统正在运行时加 --running，刚写入、尚待封存的记录不算不符。""";

    private final PrintStream out;

    private Main(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(new Main(out).run(arguments));
    }

    private int run(String[] arguments) {
        try {
            if (arguments.length > 1 && arguments[0].equals("receipt")) {
                return receipt(Path.of(arguments[1]), new Options(Arrays.copyOfRange(arguments, 2, arguments.length)));
            }
            if (arguments.length > 0 && arguments[0].equals("database")) {
                return database(new Options(Arrays.copyOfRange(arguments, 1, arguments.length)));
            }
            throw new IllegalArgumentException("没有说明要验证什么");
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(USAGE);
        } catch (IOException e) {
            out.println("无法读取文件：" + e);
        } catch (SQLException e) {
            out.println("无法读取数据库：" + e.getMessage());
        } catch (Json.Malformed e) {
            out.println("公钥文件读不懂：" + e.getMessage());
        }
        return 2;
    }

    private int receipt(Path file, Options options) throws IOException {
        try {
            out.println(
                    "通过：" + new ReceiptCheck(PublicKeys.read(options.path("keys"))).check(Files.readAllBytes(file)));
            return 0;
        } catch (ReceiptCheck.Refused e) {
            out.println("不符：" + file.getFileName() + "：" + e.getMessage());
            return 1;
        }
    }

    private int database(Options options) throws SQLException, IOException {
        var keys = PublicKeys.read(options.path("keys"));
        var journal = options.path("journal");
        var folder = options.path("materials");
        try (var connection =
                DriverManager.getConnection(options.text("url"), options.text("user"), System.getenv("PGPASSWORD"))) {
            prepare(connection, options.optional("schema"));
            var report = new Report(out);
            var materials = new MaterialsCheck(connection, folder, report);
            var check = new JournalCheck(connection, journal, keys, report, materials::proven, options.has("running"));
            check.check();
            materials.check(options.has("running"));
            var counted = "区块 " + check.blocks() + " 个，记录 " + check.leaves() + " 条，材料文件 " + materials.files() + " 个";
            out.println(report.count() == 0 ? "通过：" + counted : "未通过：" + report.count() + " 处不符（" + counted + "）");
            return report.count() == 0 ? 0 : 1;
        }
    }

    /** One unchanging picture of the database, and no way to write. */
    private static void prepare(Connection connection, @Nullable String schema) throws SQLException {
        connection.setSchema(schema == null ? "lian" : schema);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    /** {@code --name value} pairs, and {@code --running} alone. */
    private static final class Options {
        private final Map<String, String> values = new TreeMap<>();

        Options(String[] arguments) {
            for (var i = 0; i < arguments.length; i++) {
                if (!arguments[i].startsWith("--")) {
                    throw new IllegalArgumentException("不认识 " + arguments[i]);
                }
                var name = arguments[i].substring(2);
                if (name.equals("running")) {
                    values.put(name, "");
                } else if (i + 1 < arguments.length) {
                    values.put(name, arguments[++i]);
                } else {
                    throw new IllegalArgumentException("--" + name + " 后面缺少内容");
                }
            }
        }

        boolean has(String name) {
            return values.containsKey(name);
        }

        @Nullable
        String optional(String name) {
            return values.get(name);
        }

        String text(String name) {
            var value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("缺少 --" + name);
            }
            return value;
        }

        Path path(String name) {
            return Path.of(text(name)).toAbsolutePath().normalize();
        }
    }
}
