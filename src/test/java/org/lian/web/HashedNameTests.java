package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.web.servlet.resource.ContentVersionStrategy;

/** 带校验值的文件名: follows the file while somebody edits it. */
class HashedNameTests {
    private final ContentVersionStrategy byContent = new ContentVersionStrategy();

    @Test
    @DisplayName("运行时改了样式，刷新页面用的就是新名字；没有改的名字不变，改回去的名字也回去")
    void followsTheFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("lian.css");
        Files.writeString(file, "a { color: red }");
        var name = new HashedName("/lian.css", new FileSystemResource(file), byContent);
        var red = name.now();
        assertThat(red).matches("/lian-[0-9a-f]{32}\\.css").isEqualTo(name.now());

        Files.writeString(file, "a { color: blue }");
        assertThat(name.now()).matches("/lian-[0-9a-f]{32}\\.css").isNotEqualTo(red);

        Files.writeString(file, "a { color: red }");
        assertThat(name.now()).isEqualTo(red);
    }

    @Test
    @DisplayName("装在 jar 里的文件不会变，名字只算一次")
    void fixedInAJar() {
        var asked = new int[1];
        var name = new HashedName(
                "/lian.css",
                new ByteArrayResource(new byte[] {1}) {
                    @Override
                    public java.io.InputStream getInputStream() throws IOException {
                        asked[0]++;
                        return super.getInputStream();
                    }
                },
                byContent);
        name.now();
        name.now();
        assertThat(asked[0]).isEqualTo(1);
    }
}
