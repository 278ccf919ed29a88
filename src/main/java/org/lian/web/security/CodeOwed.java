package org.lian.web.security;

import jakarta.servlet.http.HttpServletRequest;
import org.lian.identity.Account;
import org.lian.identity.LoginCodes;
import org.lian.vocabulary.Refusal;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** The answer to a right password where a code is still to be given: nobody is logged in before that. */
final class CodeOwed extends AuthenticationException {
    /** Where the code is given. */
    static final String PAGE = "/login/code";

    /** In the session between password and code: who gave the right password, and what was sent. */
    static final String NAME = "login.code.name";

    static final String STAMP = "login.code.stamp";
    static final String TICKET = "login.code.ticket";
    static final String TAIL = "login.code.tail";
    static final String PROBLEM = "login.code.problem";

    private static final long serialVersionUID = 1L;

    private final transient Account account;
    private final String stamp;

    CodeOwed(Account account, String stamp) {
        super("登录还要短信验证码");
        this.account = account;
        this.stamp = stamp;
    }

    /** The sending of the code, kept in the session until it is given. */
    @Component
    static class Asking {
        private final LoginCodes codes;

        Asking(LoginCodes codes) {
            this.codes = codes;
        }

        /** The first one, in a session whose name nobody knew before. */
        void ask(CodeOwed owed, HttpServletRequest request) {
            var session = request.getSession();
            request.changeSessionId();
            session.setAttribute(NAME, owed.account.username());
            session.setAttribute(STAMP, owed.stamp);
            send(owed.account, request);
        }

        /** Sends one, or keeps the words that say why not. */
        void send(Account account, HttpServletRequest request) {
            var session = request.getSession();
            try {
                var sent = codes.send(account, request.getRemoteAddr());
                session.setAttribute(TICKET, sent.ticket());
                session.setAttribute(TAIL, sent.tail());
                session.removeAttribute(PROBLEM);
            } catch (Refusal refusal) {
                session.setAttribute(PROBLEM, refusal.detail());
            }
        }
    }
}
