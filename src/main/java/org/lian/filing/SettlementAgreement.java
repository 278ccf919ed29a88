package org.lian.filing;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.documents.InWords;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;

/**
 * A 调解协议 that the mediator set for signing; it takes effect when every party has signed (在线调解规则 19).
 *
 * @param mediator the display name of who set it, which is his signature
 */
public record SettlementAgreement(
        UUID id, FilingId filing, List<Clause> clauses, String mediator, Instant setAt, List<Signer> signers) {

    /** Whether who filed has still to sign; he stands first among the signers. */
    public boolean awaitsFiler() {
        return signers.get(0).signature() == null;
    }

    /**
     * One thing that was agreed.
     *
     * @param until by when, in the parties' words; null where no day was named
     * @param fen the sum; null where it is not about money
     */
    public record Clause(
            String who,
            String what,
            @Nullable String until,
            @Nullable Long fen) {
        /** In one sentence, the sum in figures and in words. */
        public String text() {
            var sum = fen == null
                    ? ""
                    : (Claim.names(what, fen) ? "" : "，金额 " + new Fen(fen).inYuan() + " 元") + "（"
                            + InWords.money(new Fen(fen)) + "）";
            return who + (until == null ? "" : "，" + until) + "，" + what + sum + "。";
        }
    }

    /** The way in which a party signed. */
    public enum Way {
        ACCOUNT("在立案人的账号里用密码签署"),
        LINK("经调解员核实身份，凭签署链接签署"),
        PAPER("在纸质协议上签名，由调解员登记");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A party that has to sign.
     *
     * @param key the side and the place in it
     * @param role what its side is called
     * @param signature null while it has not signed
     */
    public record Signer(
            String key, String role, String name, @Nullable Signature signature) {}

    /** A signature as it was made. */
    public record Signature(Way way, Instant at, String by) {
        /** When and how. */
        public String text() {
            return time(at) + "，" + way.label();
        }
    }

    /** The moment of a signature, to the second. */
    public static String time(Instant at) {
        return CourtTime.SECOND.format(at);
    }

    /** Whether every party has signed. */
    public boolean isSigned() {
        return signers.stream().allMatch(signer -> signer.signature() != null);
    }

    /** When the last party signed; empty while one has not. */
    public Optional<Instant> signedAt() {
        return isSigned()
                ? signers.stream()
                        .flatMap(signer -> Stream.ofNullable(signer.signature()))
                        .map(Signature::at)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
