package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** 样式、脚本和压缩: what a phone has to load, once and no more than needed. */
@CourtTest
class StaticFilesTests {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/[^\"?]+\\.(?:css|js|svg))\"");
    private static final Pattern HASHED = Pattern.compile(".+-[0-9a-f]{32}\\.(css|js|svg)");

    @LocalServerPort
    int port;

    @Autowired
    ServletContext context;

    @Test
    @DisplayName("网页引用的样式、脚本、图标名字里带内容的指纹，一年内不必再取；和不带指纹的是同一个文件")
    void hashedNames() throws Exception {
        var files = new ArrayList<String>();
        files.addAll(files(QuietBrowser.stranger(port), "/"));
        files.addAll(files(QuietBrowser.stranger(port), "/register"));
        files.addAll(files(QuietBrowser.as(port, "clerk1"), "/staff"));
        files.addAll(files(QuietBrowser.stranger(port), "/fees"));
        assertThat(files)
                .anyMatch(file -> file.contains("htmx"))
                .anyMatch(file -> file.contains("staff"))
                .anyMatch(file -> file.contains("lian-"));

        for (var file : files) {
            assertThat(file).matches(HASHED);
            var hashed = get(file, "identity");
            assertThat(hashed.statusCode()).as(file).isEqualTo(200);
            assertThat(hashed.headers().firstValue("Cache-Control").orElse(""))
                    .as(file)
                    .contains("max-age=31536000", "public", "immutable");
            var plain = get(file.replaceAll("-[0-9a-f]{32}", ""), "identity");
            assertThat(plain.body()).isEqualTo(hashed.body());
            assertThat(plain.headers().firstValue("Cache-Control").orElse("")).isEqualTo("max-age=3600");
        }
    }

    @Test
    @DisplayName("网页说自己是中文，不管浏览器要什么语言")
    void pagesAreChinese() {
        assertThat(QuietBrowser.stranger(port).get("/help").header("content-language"))
                .isEqualTo("zh-CN");
    }

    @Test
    @DisplayName("指纹不对的文件没有；编辑器的脚本留用原名")
    void otherNames() throws Exception {
        assertThat(get("/lian-" + "0".repeat(32) + ".css", "identity").statusCode())
                .isEqualTo(404);
        assertThat(get("/nothing-" + "0".repeat(32) + ".css", "identity").statusCode())
                .isEqualTo(404);
        assertThat(QuietBrowser.as(port, "analyst1")
                        .get("/workbench")
                        .expecting(200)
                        .text())
                .doesNotContainPattern("/workbench/assets/[^\"]*-[0-9a-f]{32}");
    }

    @Test
    @DisplayName("网页里的链接不到程序库里逐个查找同名文件")
    void linksAreNotLookedFor() {
        assertThat(context.getFilterRegistrations().values()).isNotEmpty().noneMatch(filter -> filter.getClassName()
                .equals(ResourceUrlEncodingFilter.class.getName()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lian.css", "/lian.js", "/help", "/api/v1/courts", "/v3/api-docs"})
    @DisplayName("网页、样式、脚本和数据压缩后送出，解开是同样的内容；不会解压的照原样")
    void compressed(String path) throws Exception {
        var plain = get(path, "identity");
        var packed = get(path, "gzip");

        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().allValues("Vary").toString().toLowerCase(java.util.Locale.ROOT))
                .contains("accept-encoding");
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            // A page's token is another each time.
            assertThat(untold(unpacked.readAllBytes())).isEqualTo(untold(plain.body()));
        }
        assertThat(packed.body().length).isLessThan(plain.body().length * 6 / 10);
    }

    @Test
    @DisplayName("当事人的文件不压缩，长度和原件一样；很小的回答不压缩")
    void notCompressed() throws Exception {
        var court = new Stories(port);
        var filing = court.drafted(Stories.loanDraft());
        var words = "今借到人民币壹拾万元整。".repeat(1_000).getBytes(StandardCharsets.UTF_8);
        var material = court.zhangsan
                .upload("/api/v1/filings/" + filing + "/materials", "EVIDENCE", "借条.txt", words)
                .expecting(201)
                .get("id");
        var answer = QuietBrowser.as(port, "zhangsan")
                .send(
                        "GET",
                        "/filings/" + filing + "/materials/" + material,
                        "",
                        "",
                        java.util.Map.of("Accept-Encoding", "gzip"));
        assertThat(answer.header("content-encoding")).isEmpty();
        assertThat(answer.header("content-length")).isEqualTo(Integer.toString(words.length));

        assertThat(get("/favicon.svg", "gzip").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    @DisplayName("防伪造的令牌每页换一副面孔：压缩后的长短猜不出它")
    void tokensAreMasked() {
        var browser = QuietBrowser.stranger(port);
        var first = browser.token("/login");
        assertThat(browser.token("/login")).isNotEqualTo(first);
    }

    private static String untold(byte[] page) {
        return new String(page, StandardCharsets.UTF_8).replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static List<String> files(QuietBrowser browser, String page) {
        var found = FILE.matcher(browser.get(page).expecting(200).text());
        var files = new ArrayList<String>();
        while (found.find()) {
            files.add(found.group(1));
        }
        assertThat(files).as(page).isNotEmpty();
        return files;
    }

    private HttpResponse<byte[]> get(String path, String encoding) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept-Encoding", encoding)
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
