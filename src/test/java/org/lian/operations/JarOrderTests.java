package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 程序包里的顺序：what a start loads most classes from is looked through first. */
class JarOrderTests {
    @TempDir
    Path folder;

    @Test
    @DisplayName("启动时用得最多的库排在程序包的最前面；其余的顺序、内容和存放方式都不变")
    void librariesInOrder() throws Exception {
        var jar = folder.resolve("court.jar");
        var names = List.of(
                "META-INF/MANIFEST.MF",
                "BOOT-INF/lib/aaa.jar",
                "BOOT-INF/lib/camunda-engine-7.24.0.jar",
                "BOOT-INF/lib/expressly.jar",
                "BOOT-INF/lib/spring-aop-6.2.jar",
                "BOOT-INF/lib/spring-core-6.2.jar",
                "BOOT-INF/lib/tomcat-embed-el.jar",
                "BOOT-INF/classpath.idx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var name : names) {
                put(zip, name);
            }
        }

        var order = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "src/main/jar/Order.java",
                        jar.toString())
                .inheritIO()
                .start();
        assertThat(order.waitFor()).isZero();

        try (var zip = new ZipFile(jar.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "META-INF/MANIFEST.MF",
                            "BOOT-INF/lib/camunda-engine-7.24.0.jar",
                            "BOOT-INF/lib/spring-core-6.2.jar",
                            "BOOT-INF/lib/spring-aop-6.2.jar",
                            "BOOT-INF/lib/aaa.jar",
                            "BOOT-INF/lib/expressly.jar",
                            "BOOT-INF/lib/tomcat-embed-el.jar",
                            "BOOT-INF/classpath.idx");
            assertThat(zip.stream()).allSatisfy(entry -> {
                assertThat(zip.getInputStream(entry)).hasBinaryContent(content(entry.getName()));
                assertThat(entry.getMethod())
                        .as(entry.getName())
                        .isEqualTo(entry.getName().endsWith(".jar") ? ZipEntry.STORED : ZipEntry.DEFLATED);
            });
        }
    }

    private static byte[] content(String name) {
        return name.repeat(50).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ZipOutputStream zip, String name) throws IOException {
        var entry = new ZipEntry(name);
        var content = content(name);
        if (name.endsWith(".jar")) {
            var crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
