package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.story.Stories;
import org.springframework.boot.test.web.server.LocalServerPort;

/** 网页的重量: what a first visit brings over the air, the page and its files, packed as a browser asks for them. */
@CourtTest
class PageWeightTests {
    private static final int VISIT = 60_000;
    private static final int SCRIPTS = 25_000;
    private static final Pattern LOADED = Pattern.compile(
            "<(?:link rel=\"(?:stylesheet|icon)\"[^>]*? href|script[^>]*? src|img[^>]*? src)=\"(/[^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("<a[^>]*? href=\"(/[^\"#]*)");

    /** Not pages of the portal: what is for programmers, and what switches the display. */
    private static final Pattern ELSEWHERE = Pattern.compile("/(?:display|swagger-ui|v3|api|sandbox).*");

    @LocalServerPort
    int port;

    private final Map<String, HttpResponse<byte[]>> files = new HashMap<>();

    /** Bytes on the wire: of all with their headers, of the scripts themselves. */
    private record Weight(int all, int scripts) {}

    @Test
    @DisplayName("不登录走得到的每一页，第一次打开不超过 60 kB，其中脚本不超过 25 kB；长辈版也一样")
    void publicPages() throws Exception {
        for (var cookie : List.of("elder=off", "elder=on")) {
            var weights = walk(cookie);
            assertThat(weights.keySet())
                    .contains("/", "/help", "/fees", "/login", "/register", "/rehearsal", "/rulebook", "/receipts")
                    .hasSizeGreaterThan(20);
            assertLight(weights);
        }
    }

    @Test
    @DisplayName("从填写到回执、交费，当事人的每一页第一次打开不超过 60 kB，其中脚本不超过 25 kB；长辈版也一样")
    void pagesOfAFiling() throws Exception {
        var court = new Stories(port);
        var browser = QuietBrowser.as(port, "zhangsan");
        var draft = "/filings/" + court.drafted(Stories.loanDraft());
        var filing = "/filings/" + court.owing();
        var weights = new TreeMap<String, Weight>();
        for (var elder : List.of("; elder=off", "; elder=on")) {
            for (var path : List.of(
                    "/",
                    "/filings",
                    "/inbox",
                    "/account",
                    draft,
                    draft + "/questions/court",
                    draft + "/questions/cause",
                    draft + "/parties/plaintiffs",
                    draft + "/parties/plaintiffs/0",
                    draft + "/parties/defendants/0",
                    draft + "/questions/claims",
                    draft + "/questions/amount",
                    draft + "/questions/procedure",
                    draft + "/questions/service-address",
                    draft + "/questions/facts",
                    draft + "/check",
                    filing,
                    filing + "/receipt",
                    filing + "/payment",
                    filing + "/rules",
                    filing + "/withdrawal",
                    filing + "/later")) {
                var page = get(path, browser.cookies() + elder);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                weights.put(path + elder, weigh(page));
            }
        }
        assertLight(weights);
    }

    /** Every page that links lead a stranger to. */
    private Map<String, Weight> walk(String cookie) throws Exception {
        var weights = new TreeMap<String, Weight>();
        var seen = new LinkedHashSet<>(Set.of("/", "/receipts", "/status", "/status/outages"));
        var ahead = new ArrayDeque<>(seen);
        while (!ahead.isEmpty()) {
            var path = ahead.remove();
            var page = get(path, cookie);
            var html = page.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
            if (page.statusCode() != 200 || !html) {
                continue;
            }
            weights.put(path, weigh(page));
            LINK.matcher(text(page))
                    .results()
                    .map(link -> link.group(1).replace("&amp;", "&"))
                    .filter(link -> !ELSEWHERE.matcher(link).matches())
                    .filter(seen::add)
                    .forEach(ahead::add);
        }
        return weights;
    }

    private static void assertLight(Map<String, Weight> weights) {
        assertThat(weights.entrySet().stream()
                        .filter(page ->
                                page.getValue().all() > VISIT || page.getValue().scripts() > SCRIPTS)
                        .map(Object::toString)
                        .collect(Collectors.joining("\n")))
                .isEmpty();
    }

    private Weight weigh(HttpResponse<byte[]> page) throws Exception {
        var all = bytes(page);
        var scripts = 0;
        for (var file : LOADED.matcher(text(page))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet())) {
            if (!files.containsKey(file)) {
                files.put(file, get(file, ""));
            }
            var loaded = files.get(file);
            all += bytes(loaded);
            scripts += file.endsWith(".js") ? loaded.body().length : 0;
        }
        return new Weight(all, scripts);
    }

    private static int bytes(HttpResponse<byte[]> answer) {
        return answer.body().length
                + answer.headers().map().entrySet().stream()
                        .mapToInt(header -> header.getKey().length()
                                + header.getValue().toString().length())
                        .sum();
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (!answer.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private HttpResponse<byte[]> get(String path, String cookies) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept-Encoding", "gzip")
                                .header("Accept", "text/html,*/*")
                                .header("Cookie", cookies)
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
