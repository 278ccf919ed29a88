package org.lian.web.api;

import java.util.Arrays;
import java.util.Optional;

/** The types of problem that the API answers with, each with the page that its address leads to. */
public enum ProblemType {
    INVALID("invalid", 422, "填写有误", "有的字段没有填、填错了，或者互相对不上。", "按 errors 里每一项的 field 和 message 改正，再提交一次；改正以前，重试没有用。"),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "请先登录",
            "没有带令牌，或者令牌过期、已经退出。",
            "用 POST /api/v1/sessions 登录，把取得的 token 放进 Authorization: Bearer 头，再办理。"),
    FORBIDDEN("forbidden", 403, "无权办理", "登录的账号没有办理这件事的职责。", "换有这项职责的账号办理；认为应当有的，请联系法院的管理员。"),
    NOT_FOUND("not-found", 404, "没有找到", "没有这个编号、这个地址，或者这件案件不是您的：两种情形的回答一样。", "核对编号和地址；全部接口见 /v3/api-docs。"),
    CONFLICT("conflict", 409, "当前不能这样办理", "案件现在的状态不允许这样做，或者内容已经在别处修改过。", "按 detail 办理：重新读取最新的内容，在它上面再做一次；已经办过的不必再办。"),
    TOO_MANY("too-many", 429, "请稍后再试", "同一个账号或者同一个网络在短时间里请求太多，或者同时在办的太多。", "等 Retry-After 写的秒数再试；填写的内容没有丢失。"),
    UNAVAILABLE(
            "unavailable",
            503,
            "暂时不能办理",
            "系统或者它要用的程序暂时不能工作，或者正忙。",
            "等 Retry-After 写的秒数再试，写操作带上同一个 Idempotency-Key，不会办两次；期限快到的，/status 说明系统的情况。"),
    INTERNAL("internal", 500, "系统故障", "系统自己的故障，不是您的请求有错。", "稍后再试；反复出现的，把 reference 里的编号告诉法院，凭它能找到记录。"),
    MALFORMED(
            "malformed",
            400,
            "请求无法读取",
            "请求的地址、参数或者正文的格式有错，系统读不出要办什么。",
            "对照 /v3/api-docs 改正：正文用 UTF-8 的 JSON，地址里不要有特殊字符。"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "不支持的方法", "这个地址不支持这个 HTTP 方法。", "使用 Allow 头里写的方法。"),
    NOT_ACCEPTABLE("not-acceptable", 406, "没有这种格式", "Accept 头要的格式，这个地址没有。", "把 Accept 改成 application/json，或者去掉它。"),
    TUS_VERSION("tus-version", 412, "断点续传的版本不对", "断点续传的请求没有写明协议版本，或者写的版本这里没有。", "每个请求都带上 Tus-Resumable: 1.0.0。"),
    TOO_LARGE(
            "too-large", 413, "内容太大", "文件或者请求超过了大小的上限。", "压缩文件、降低扫描分辨率，或者分成几个上传；上限写在 detail 里，断点续传的写在 Tus-Max-Size 里。"),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "不支持的内容类型",
            "Content-Type 不是这个地址收的类型。",
            "按 detail 写的类型提交；断点续传的每一段用 application/offset+octet-stream。"),
    OFFSET_MISMATCH(
            "offset-mismatch", 409, "接错了地方", "断点续传的这一段，不是从已经收到的地方开始。", "用 HEAD 问收到了哪里（Upload-Offset），从那里接着传；收到的部分还在。"),
    MISDIRECTED(
            "misdirected",
            421,
            "不是本系统的域名",
            "请求写的域名不是本院登记的那一个：多半是地址抄错，或者代理没有转交 Host。",
            "用 detail 写的地址；经过代理的，请代理转交原来的 Host。"),
    RULE_UNCLEAR("rule-unclear", 503, "规则无法给出结果", "法院的规则表对这组事实没有给出唯一的结果，已经记录。", "稍后再试；急需办理的，请联系法院。");

    private final String slug;
    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(String slug, int status, String title, String meaning, String remedy) {
        this.slug = slug;
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The type that an address names. */
    public static Optional<ProblemType> of(String slug) {
        return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
    }

    /** As {@code type} of a problem says it. */
    public String address() {
        return "/problems/" + slug;
    }

    /** The status that comes with it, if nothing else is said. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What it means. */
    public String meaning() {
        return meaning;
    }

    /** What to do. */
    public String remedy() {
        return remedy;
    }
}
