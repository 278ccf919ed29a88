package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.Identifiers;
import org.lian.identity.Registration;
import org.lian.identity.Sessions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.vocabulary.WrittenNumber;
import org.lian.web.security.BearerTokens;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The API of accounts and sessions, and of the check of identity numbers. */
@RestController
@RequestMapping("/api/v1")
class AccountsApi {
    private final Accounts accounts;
    private final Sessions sessions;
    private final BusinessClock clock;

    AccountsApi(Accounts accounts, Sessions sessions, BusinessClock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** A new account. */
    record Opened(String id, Account.Verification verification) {}

    /** A user name with its password. */
    record Credentials(@Nullable String username, @Nullable String password) {}

    /** A token, sent as {@code Authorization: Bearer}. */
    record SignedIn(String token, List<Role> roles, OffsetDateTime expiresAt) {}

    /** An identity number to check. */
    record Identifier(@Nullable Type type, @Nullable String value) {
        /** The kind of a number. */
        enum Type {
            RESIDENT_ID,
            USCC
        }
    }

    @Operation(summary = "注册账号")
    @PostMapping("/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    Opened register(@RequestBody Registration wish, HttpServletRequest request) {
        var account = accounts.register(wish, request.getRemoteAddr());
        return new Opened(account.id(), account.verification());
    }

    @Operation(summary = "登录，取得令牌")
    @PostMapping("/sessions")
    @ResponseStatus(HttpStatus.CREATED)
    SignedIn signIn(@RequestBody Credentials credentials, HttpServletRequest request) {
        if (credentials.username() == null || credentials.username().isBlank()) {
            throw Refusal.invalid("username", "MISSING", "请填写用户名");
        }
        if (credentials.password() == null || credentials.password().isEmpty()) {
            throw Refusal.invalid("password", "MISSING", "请填写密码");
        }
        var account = accounts.authenticate(credentials.username(), credentials.password(), request.getRemoteAddr());
        var session = sessions.open(account);
        return new SignedIn(
                session.token(),
                account.roles().stream().sorted().toList(),
                session.expiresAt().atZone(BusinessClock.SHANGHAI).toOffsetDateTime());
    }

    @Operation(summary = "退出，令牌作废")
    @DeleteMapping("/sessions/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request) {
        BearerTokens.of(request).ifPresentOrElse(sessions::close, () -> {
            var session = request.getSession(false);
            if (session != null) {
                session.invalidate();
            }
        });
    }

    @Operation(summary = "检查证件号码")
    @PostMapping("/identifiers/check")
    Identifiers.Verdict check(@RequestBody Identifier identifier) {
        if (identifier.type() == null) {
            throw Refusal.invalid("type", "MISSING", "type 只能是 RESIDENT_ID 或 USCC");
        }
        if (identifier.value() == null) {
            throw Refusal.invalid("value", "MISSING", "请填写要核对的号码");
        }
        return switch (identifier.type()) {
            case RESIDENT_ID -> Identifiers.residentId(WrittenNumber.id(identifier.value()), clock.today());
            case USCC -> Identifiers.uscc(WrittenNumber.id(identifier.value()));
        };
    }
}
