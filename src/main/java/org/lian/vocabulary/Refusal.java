package org.lian.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected no, said so that the person can act: what is wrong, where, what helps. The web turns it into a problem
 * document or an error summary; its texts are Chinese and hold no internals.
 */
public class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The kinds of no; {@link #slug} ends the stable problem type, {@link #status} is the HTTP status. */
    public enum Kind {
        INVALID("invalid", 422, "填写有误"),
        UNAUTHENTICATED("unauthenticated", 401, "请先登录"),
        FORBIDDEN("forbidden", 403, "无权办理"),
        NOT_FOUND("not-found", 404, "没有找到"),
        CONFLICT("conflict", 409, "当前不能这样办理"),
        TOO_MANY("too-many", 429, "请稍后再试"),
        UNAVAILABLE("unavailable", 503, "暂时不能办理");

        private final String slug;
        private final int status;
        private final String title;

        Kind(String slug, int status, String title) {
            this.slug = slug;
            this.status = status;
            this.title = title;
        }

        public String slug() {
            return slug;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    /** One fault: the field by its API name (dots and indexes for inner ones), a stable code, what to do about it. */
    public record Fault(String field, String code, String message) {}

    private final Kind kind;
    private final String detail;
    private final transient List<Fault> faults;
    private final @Nullable String basis;

    protected Refusal(Kind kind, String detail, List<Fault> faults, @Nullable String basis) {
        super(kind.slug() + ": " + detail);
        this.kind = kind;
        this.detail = detail;
        this.faults = List.copyOf(faults);
        this.basis = basis;
    }

    public static Refusal invalid(List<Fault> faults) {
        return new Refusal(
                Kind.INVALID, faults.isEmpty() ? "填写有误" : faults.get(0).message(), faults, null);
    }

    public static Refusal invalid(String field, String code, String message) {
        return invalid(List.of(new Fault(field, code, message)));
    }

    public static Refusal notFound(String detail) {
        return new Refusal(Kind.NOT_FOUND, detail, List.of(), null);
    }

    public static Refusal conflict(String detail) {
        return new Refusal(Kind.CONFLICT, detail, List.of(), null);
    }

    public static Refusal conflict(String detail, LegalBasis basis) {
        return new Refusal(Kind.CONFLICT, detail, List.of(), basis.text());
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(Kind.FORBIDDEN, detail, List.of(), null);
    }

    public static Refusal unauthenticated(String detail) {
        return new Refusal(Kind.UNAUTHENTICATED, detail, List.of(), null);
    }

    public static Refusal tooMany(String detail) {
        return new Refusal(Kind.TOO_MANY, detail, List.of(), null);
    }

    public static Refusal unavailable(String detail) {
        return new Refusal(Kind.UNAVAILABLE, detail, List.of(), null);
    }

    public Kind kind() {
        return kind;
    }

    /** Chinese, for the person. */
    public String detail() {
        return detail;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** The article behind the refusal, where there is one. */
    public @Nullable String basis() {
        return basis;
    }
}
