package org.lian.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;

/**
 * A wish to change something about an office of power, which waits for a second person.
 *
 * @param roles all offices that the person shall have then; those he has where the wish is about the account
 * @param courts all courts that the person shall work for then
 * @param said the new name or telephone; empty where it is about neither, or about no telephone
 * @param askedBy user name of the administrator who asked
 */
public record PowerRequest(
        UUID id,
        Kind kind,
        String accountId,
        String username,
        String displayName,
        Set<Role> roles,
        Set<CourtCode> courts,
        String said,
        String askedById,
        String askedBy,
        Instant askedAt) {
    /** The change that is wished. */
    public enum Kind {
        DUTIES("改岗位或者法院"),
        CLOSE("停用账号"),
        OPEN("启用账号"),
        PASSWORD("重置密码"),
        NAME("更正姓名"),
        PHONE("改手机号码");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether it is about the person's name or telephone. */
        public boolean isParticular() {
            return this == NAME || this == PHONE;
        }
    }

    /** Whether it is about what the person does, and not about the account. */
    public boolean isDuties() {
        return kind == Kind.DUTIES;
    }

    /** The offices in words. */
    public String offices() {
        return Role.labels(roles);
    }

    /** The wish in words. */
    public String words() {
        return isDuties() ? "岗位 " + offices() : kind.label();
    }

    /** The courts in words. */
    public String courtsInWords() {
        return courts.isEmpty()
                ? "没有指定法院"
                : courts.stream().map(CourtCode::value).sorted().collect(Collectors.joining(" "));
    }
}
