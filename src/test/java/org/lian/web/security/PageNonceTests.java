package org.lian.web.security;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.web.Visitor;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tasklist and Cockpit for many who open them at once. */
@CourtTest
class PageNonceTests {
    private static final Pattern ALLOWED = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern WRITTEN = Pattern.compile("nonce=\"([^\"]+)\"");
    private static final int PAGES = 600;
    private static final int AT_ONCE = 8;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("许多人同时打开任务列表，各页只认自己的脚本，没有人看到空白页")
    void everyPageHasItsOwnNonce() throws Exception {
        var clerk = new Visitor(port);
        clerk.logIn("clerk1", "demo-clerk1");
        var threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            var pages = IntStream.range(0, PAGES)
                    .mapToObj(number -> supplyAsync(() -> page(clerk), threads))
                    .toList();

            var different = pages.stream().map(CompletableFuture::join).toList();

            assertThat(different).allSatisfy(page -> {
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(WRITTEN.matcher(page.body()).results().map(found -> found.group(1)))
                        .isNotEmpty()
                        .containsOnly(allowed(page));
            });
            assertThat(different.stream().map(PageNonceTests::allowed)).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    private static HttpResponse<String> page(Visitor clerk) {
        try {
            return clerk.get("/camunda/app/tasklist/default/");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String allowed(HttpResponse<String> page) {
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        var found = ALLOWED.matcher(policy);
        assertThat(found.find()).as(policy).isTrue();
        return found.group(1);
    }
}
