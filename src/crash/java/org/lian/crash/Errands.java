package org.lian.crash;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.lian.crash.ClientLog.Line;
import org.lian.story.CourtClient.Answer;
import org.lian.story.Stories;

/** Does what a line of the log asks for; the same line again is the same request with the same idempotency key. */
final class Errands {
    private Errands() {}

    /** Nobody said yes or no: the line broke, or the court was busy or broken. */
    static final class Unanswered extends Exception {
        private static final long serialVersionUID = 1L;

        /** Whether the request had left and its line broke. */
        final transient boolean broken;

        Unanswered(String words, boolean broken, Throwable cause) {
            super(words, cause);
            this.broken = broken;
        }
    }

    /** The court refuses what it should take. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(Line line, Answer answer) {
            super(line + " was answered " + answer.status() + " " + answer.text());
        }
    }

    /** What the court answered: an id, a receipt's number, or just yes. */
    static String run(Line line, CourtNode node) throws Unanswered {
        return answered(() -> switch (line.act()) {
            case DRAFT ->
                said(line, node.litigant().post("/api/v1/filings", draft(line.subject()), key(line)), 201, "id");
            case MATERIAL ->
                said(
                        line,
                        node.litigant()
                                .upload(
                                        "/api/v1/filings/" + line.subject() + "/materials",
                                        line.detail(),
                                        "材料" + line.id() + ".txt",
                                        content(line)),
                        201,
                        "id");
            case SUBMIT -> {
                var answer = node.litigant()
                        .post(
                                "/api/v1/filings/" + line.subject() + "/submission",
                                Map.of("consentOnline", true, "insist", true),
                                key(line));
                require(line, answer, 201);
                yield answer.body().get("receipt").get("number").asText();
            }
            case REGISTER -> completed(line, node, Map.of("outcome", "REGISTER"));
            case CONFIRM_FEE -> completed(line, node, Map.of("confirmedFen", 230_000));
            case PAY -> {
                require(
                        line,
                        node.anybody().post("/sandbox/cashier/" + line.detail(), Map.of("action", "SUCCEED")),
                        202);
                yield "PAID";
            }
            case NUMBER -> throw new IllegalArgumentException("Nobody asks for a number");
        });
    }

    /** What a material's line uploads: no two are equal. */
    static byte[] content(Line line) {
        return ("证据 " + line.id() + " 属于 " + line.subject() + "。\n" + "甲方已付款。".repeat(200 + line.id() % 700))
                .getBytes(StandardCharsets.UTF_8);
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A broken line becomes {@link Unanswered}. */
    static <T> T answered(Conversation<T> conversation) throws Unanswered {
        try {
            return conversation.hold();
        } catch (UncheckedIOException e) {
            throw new Unanswered("The line broke", !(e.getCause() instanceof java.net.ConnectException), e);
        }
    }

    /** Something said over HTTP. */
    interface Conversation<T> {
        T hold() throws Unanswered;
    }

    /** Refusals that mean "later" are no answers. */
    static void require(Line line, Answer answer, int status) throws Unanswered {
        later(answer);
        if (answer.status() != status) {
            throw new Refused(line, answer);
        }
    }

    private static void later(Answer answer) throws Unanswered {
        var twinRuns = answer.status() == 409 && answer.text().contains("正在办理");
        if (answer.status() >= 500 || answer.status() == 429 || twinRuns) {
            throw new Unanswered(answer.text(), false, null);
        }
    }

    private static String said(Line line, Answer answer, int status, String field) throws Unanswered {
        require(line, answer, status);
        return answer.get(field);
    }

    private static String completed(Line line, CourtNode node, Map<String, Object> decision) throws Unanswered {
        var task = "/api/v1/tasks/" + line.detail();
        // A claim may be repeated, and after the completion it finds nothing: only the completion counts.
        later(node.clerk().post(task + "/claim", Map.of()));
        require(line, node.clerk().post(task + "/completion", decision, key(line)), 204);
        return "DONE";
    }

    private static Map<String, Object> draft(String marker) {
        var draft = Stories.loanDraft();
        draft.put("claims", marker);
        return draft;
    }

    private static String key(Line line) {
        return "crash-" + line.act() + "-" + line.id();
    }
}
