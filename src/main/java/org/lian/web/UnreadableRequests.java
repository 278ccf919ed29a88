package org.lian.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.lian.web.api.Problem;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * The answer to what the container refuses before any filter sees it (a NUL or broken UTF-8 in the address): in Chinese
 * too.
 */
@Component
class UnreadableRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String FAULT = "系统出现故障，刚才的操作可能没有完成，请过几分钟再试；已经保存的内容不会丢失";
    private static final String DETAIL = "地址中有不能识别的字符，或者请求格式有误，请核对后重试";

    // Tomcat's ten made a browser that asks for eleven languages a fault on every page; a header holds no more than
    // this.
    private static final int MOST_LANGUAGES = 5_000;

    UnreadableRequests() {}

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(MOST_LANGUAGES));
        // Added after Spring Boot's own, so nearer to the failure and the first to answer.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new InChinese()));
    }

    /** The answer where the application could not give one. */
    private static class InChinese extends ErrorReportValve {
        /** No filter has run, so none of these is there yet. */
        private static final Map<String, String> HEADERS = Map.of(
                "Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'self'",
                "X-Content-Type-Options", "nosniff",
                "X-Frame-Options", "SAMEORIGIN",
                "Referrer-Policy", "same-origin",
                "Cache-Control", "no-store");

        private final ObjectMapper json = new ObjectMapper();

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            var status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            try {
                var api = request.getRequestURI() != null
                        && request.getRequestURI().startsWith("/api/");
                HEADERS.forEach(response::setHeader);
                response.setContentType(api ? "application/problem+json" : "text/html;charset=UTF-8");
                response.getOutputStream().write(api ? problem(status) : page(status));
                response.finishResponse();
            } catch (IOException | IllegalStateException gone) {
                // The caller left, or somebody else has begun to answer.
                container.getLogger().debug("Unreadable request not answered", gone);
            }
        }

        private byte[] problem(int status) throws IOException {
            var fault = status >= 500;
            return json.writeValueAsBytes(new Problem(
                    fault ? "/problems/internal" : "/problems/malformed",
                    fault ? "系统故障" : "请求无法读取",
                    status,
                    fault ? FAULT : DETAIL,
                    List.of(),
                    null,
                    "container"));
        }

        private static byte[] page(int status) {
            var title = status >= 500 ? "系统暂时不能办理" : "请求无法读取";
            var detail = status >= 500 ? FAULT : DETAIL;
            return ("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>%s</title><p>%s。</p>"
                            .formatted(title, detail))
                    .getBytes(StandardCharsets.UTF_8);
        }
    }
}
