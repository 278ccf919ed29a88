package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.LianApplication;

/** 启动时写错了什么: one sentence and an end, in a process of its own, and nothing left behind. */
@Tag("long")
@Tag("thorough")
class WrongSettingTests {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "SERVER_PORT, abc, 整数",
        "LIAN_CLOCK_OFFSET, xyz, 一段时间",
        "LIAN_CLOCK_OFFSET, 10days, 一段时间",
        "LIAN_KEYS_SUITE, SM4, INTERNATIONAL 或者 SM",
        "LIAN_MATERIALS_SCAN, maybe, OFF 或者 REQUIRED",
        "LIAN_MATERIALS_MAX_FILE_SIZE, 很大, 大小",
        "LIAN_MATERIALS_SCAN, '', OFF 或者 REQUIRED",
        "LIAN_PAYMENT_JOBS, 也许, true 或者 false",
        "SERVER_ADDRESS, 不是地址, 网络地址",
        "LIAN_ADMISSION_FILL, 4, 例如 6 120 30s",
        "LIAN_ADMISSION_SLOW_SENDERS, many, 例如 128 64",
    })
    @DisplayName("写错的设置：一句话说出名字、写的是什么、应当是什么；没有一行程序堆栈，什么都没有建立")
    void wrongSetting(String name, String value, String wanted) throws Exception {
        var answer = run(Map.of(name, value));

        assertThat(answer.code).isEqualTo(1);
        assertThat(answer.text)
                .contains("设置 " + name, "的值“" + value + "”不能用", wanted)
                .doesNotContain("\tat ", "Exception");
        assertThat(answer.text.strip().lines())
                .as("the sentence and nothing around it")
                .hasSize(1);
        assertThat(Files.exists(data())).isFalse();
    }

    @Test
    @DisplayName("几处写错，一次说全")
    void several() throws Exception {
        assertThat(run(Map.of("SERVER_PORT", "abc", "LIAN_KEYS_SUITE", "SM4")).text)
                .contains("SERVER_PORT", "LIAN_KEYS_SUITE")
                .doesNotContain("APPLICATION FAILED", "ERROR", "Description")
                .hasLineCount(2);
    }

    @Test
    @DisplayName("数据目录建立不了：一句话，请检查权限")
    void folderThatCannotBe() throws Exception {
        var file = Files.writeString(folder.resolve("file"), "x");
        var answer = run(Map.of("LIAN_DATA_DIR", file.resolve("data").toString()));

        assertThat(answer.code).isEqualTo(1);
        assertThat(answer.text).contains("数据目录", "无法建立，请检查 LIAN_DATA_DIR 的权限").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    @DisplayName("--help 列出命令和主要的设置，不启动法院")
    void help(String argument) throws Exception {
        var answer = run(Map.of(), argument);

        assertThat(answer.code).isZero();
        assertThat(answer.text)
                .contains(
                        "java -jar lian.jar",
                        "backup",
                        "restore",
                        "keys check",
                        "SERVER_PORT",
                        "LIAN_DATA_DIR",
                        "LIAN_PUBLIC_URL")
                .doesNotContain("INFO");
        assertThat(Files.exists(data())).isFalse();
    }

    @Test
    @DisplayName("没有这个命令的：说出来，退出码 2，不启动法院；--version 说版本")
    void unknownCommand() throws Exception {
        var answer = run(Map.of(), "backpu");
        assertThat(answer.code).isEqualTo(2);
        assertThat(answer.text).contains("没有“backpu”这个命令", "backup").doesNotContain("INFO");
        assertThat(Files.exists(data())).isFalse();

        var version = run(Map.of(), "--version");
        assertThat(version.code).isZero();
        assertThat(version.text).contains("自助立案");
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** What a process said, and how it ended. */
    private record Answer(int code, String text) {}

    private Answer run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                LianApplication.class.getName()));
        command.addAll(List.of(arguments));
        var output = folder.resolve("output");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().put("LIAN_DATA_DIR", data().toString());
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            process.destroyForcibly();
        }
    }
}
