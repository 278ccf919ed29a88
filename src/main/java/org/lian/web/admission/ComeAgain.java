package org.lian.web.admission;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lian.site.HostCourt;
import org.lian.vocabulary.Refusal;
import org.lian.web.api.Problems;
import org.lian.web.security.ApiPath;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** 503 with its reason, as a page or a problem; needs neither session nor template nor database. */
@Component
class ComeAgain {
    private static final String RETRY_SECONDS = "5";
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>请稍后再试 - 自助立案</title><link rel="stylesheet" href="/lian.css"></head>
            <body><main id="main"><div class="column"><h1>%s</h1>
            <p class="lead">%s</p>
            <p>已经保存和提交的内容不受影响。急需办理的请拨打诉讼服务热线 %s，<a href="/status">看看系统状态</a>。</p>
            </div></main></body></html>
            """;

    private final Problems problems;
    private final String phone;

    ComeAgain(Problems problems, HostCourt hostCourt) {
        this.problems = problems;
        this.phone = hostCourt.phone();
    }

    void busy(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                "现在办理的人较多",
                "刚才的操作没有进行。请过几秒再试：浏览的请刷新页面；填写或者提交的请按浏览器的“返回”，再提交一次。",
                "现在办理的人较多，刚才的操作没有进行。请过几秒再试，已经保存和提交的内容不受影响");
    }

    /** The body took longer than anybody waits for. */
    void tooSlow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                "内容没有传完",
                "网络太慢或者中断，内容没有传完，刚才的操作没有进行。请到信号好的地方再试；照片可以分几次上传。",
                "网络太慢或者中断，内容没有传完，刚才的操作没有进行。请在网络好转后重新提交，文件可以分几次上传");
    }

    /** Nothing was begun. */
    void away(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                "系统暂时不能办理",
                "系统连不上数据库，正在恢复，刚才的操作没有进行。请过几分钟再试：浏览的请刷新页面；填写或者提交的请按浏览器的“返回”，再提交一次。",
                "系统连不上数据库，正在恢复，刚才的操作没有进行。请过几分钟再试，已经保存和提交的内容不受影响");
    }

    /** Something was begun, and nobody knows how far it came. */
    void lost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(
                request,
                response,
                "系统暂时不能办理",
                "系统连不上数据库，刚才的操作可能没有完成。请过几分钟再试：浏览的请刷新页面；填写或者提交的，请先到“我的立案”查看，没有的再按浏览器的“返回”提交一次。",
                "系统连不上数据库，刚才的操作可能没有完成。请过几分钟再试；带同一个 Idempotency-Key 重新提交，不会重复办理");
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, String heading, String lead, String detail)
            throws IOException {
        if (ApiPath.is(request)) {
            problems.write(request, response, Refusal.unavailable(detail));
            return;
        }
        response.resetBuffer();
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'self'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(PAGE.formatted(heading, lead, HtmlUtils.htmlEscape(phone))
                        .getBytes(StandardCharsets.UTF_8));
    }
}
