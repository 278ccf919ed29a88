package org.lian.web.admission;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** An errand that somebody comes for. Each kind has its own places, so that no crowd at one door closes another. */
enum Errand {
    /** 提交立案申请: a period may end with it. */
    SUBMIT("POST", "/api/v1/filings/[^/]+/submission|/filings/[^/]+/submission|/api/v1/batches"),
    PAY("GET POST", "/api/v1/payment-notices/.*|/api/v1/filings/[^/]+/payments|/filings/[^/]+/payment"),
    /** Files in and out: as slow as the sender's line, so they may not take the places of others. */
    TRANSFER(
            "GET POST PATCH",
            "/api/v1/filings/[^/]+/(submissions|(correction/)?materials(/.*)?)"
                    + "|/filings/[^/]+/(evidence|(correction/[^/]+/)?materials(/.*)?)"
                    + "|/staff/tasks/[^/]+/materials/.*"),
    /** The court's work. */
    REVIEW(
            "GET POST PUT DELETE OPTIONS HEAD",
            "/api/v1/tasks.*|/staff.*|/camunda/.*|/admin.*|/api/v1/admin.*|/workbench.*|/api/v1/rule.*|/api/v1/modeler.*"),
    /** Log in, change a password: it is hashed, which is slow on purpose, so a crowd there holds up nobody else. */
    ENTER(
            "POST",
            "/login(/code(/sent)?)?|/account/(password|phone(/code)?)|/api/v1/sessions|/first-(administrator|password)/.*"),
    /**
     * Open an account, sign by a link, set a forgotten password: any stranger may, so those who have an account do not
     * wait behind them.
     */
    REGISTER("POST", "/register|/api/v1/accounts|/agreements/[^/]+|/password(/code)?"),
    /** Tell what happened and be told causes: computed, so strangers wait for strangers only. The page is a page. */
    SUGGEST("POST", "/api/v1/cause-suggestions|/rehearsal"),
    /**
     * Open a paper as PDF, which is set when it is first asked for: computed, so who opens papers waits for such people
     * only, one at a time each ({@link OnePaperEach}).
     */
    PAPER(
            "GET HEAD",
            "/filings/[^/]+/(complaint-preview\\.pdf|receipt\\.pdf|(papers|messages)/[^/]+/pdf)"
                    + "|/joined/[^/]+/messages/[^/]+/pdf|/agreements/[^/]+/paper|/api/v1/filings/[^/]+/documents/[^/]+"),
    /** Write a draft. */
    FILL("POST PUT DELETE", "/.*"),
    BROWSE("GET HEAD OPTIONS", "/.*");

    /** Files of ours from memory, health, and the demo's cashier, who is a stranger. */
    private static final Pattern FREE =
            Pattern.compile("/[^/]+\\.(css|js|svg|ico)|/webjars/.*|/forms/.*|/actuator/.*|/status|/sandbox/.*|/error");

    private final Set<String> methods;
    private final Pattern paths;

    Errand(String methods, String paths) {
        this.methods = Set.of(methods.split(" "));
        this.paths = Pattern.compile(paths);
    }

    /** Empty for what costs nothing. */
    static Optional<Errand> of(String method, String path) {
        if (FREE.matcher(path).matches()) {
            return Optional.empty();
        }
        for (var errand : values()) {
            if (errand.methods.contains(method) && errand.paths.matcher(path).matches()) {
                return Optional.of(errand);
            }
        }
        return Optional.of(BROWSE);
    }
}
