package org.lian.web.api;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Refusal;

/** A refusal over the API (RFC 9457): stable type, Chinese detail that says what to do, the faulty fields. */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        List<Refusal.Fault> errors,
        @Nullable String basis,
        String reference) {
    public static Problem of(Refusal refusal) {
        return new Problem(
                "/problems/" + refusal.kind().slug(),
                refusal.kind().title(),
                refusal.kind().status(),
                refusal.detail(),
                refusal.faults(),
                refusal.basis(),
                newReference());
    }

    /** Our own fault; the reference finds it in the log. */
    static Problem fault(String reference) {
        return new Problem(
                ProblemType.INTERNAL.address(),
                ProblemType.INTERNAL.title(),
                ProblemType.INTERNAL.status(),
                "系统出现故障，您填写的内容没有丢失，请稍后再试；反复出现的，请把编号 " + reference + " 告诉法院",
                List.of(),
                null,
                reference);
    }

    static Problem of(ProblemType type, String detail, List<Refusal.Fault> errors) {
        return of(type, type.status(), type.title(), detail, errors);
    }

    static Problem of(ProblemType type, int status, String title, String detail, List<Refusal.Fault> errors) {
        return new Problem(type.address(), title, status, detail, errors, null, newReference());
    }

    static String newReference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
