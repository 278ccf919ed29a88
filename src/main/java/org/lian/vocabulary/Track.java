package org.lian.vocabulary;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The procedures a filing may follow; which of them a court accepts here is a row of case-type-eligibility. Their words
 * stand in tracks.properties.
 */
public enum Track {
    CIVIL,
    ADMINISTRATIVE,
    PRIVATE_PROSECUTION,
    ENFORCEMENT,
    PAYMENT_ORDER,
    PRESERVATION,
    JUDICIAL_CONFIRMATION,
    NON_LITIGATION_ENFORCEMENT,
    PUBLIC_SUMMONS,
    ARBITRATION_REVIEW,
    /** 反诉: what the defendant of a registered case asks of its plaintiff; begun from that case alone. */
    COUNTERCLAIM,
    /** 人身安全保护令 (反家庭暴力法 23 to 32). */
    PROTECTION_ORDER,
    /** 恢复执行 of what was suspended, settled or ended for want of property (民诉法 241, 265, 267). */
    RESUMED_ENFORCEMENT,
    /** 执行异议 against an act of enforcement or against what is enforced upon (民诉法 236, 238). */
    ENFORCEMENT_OBJECTION,
    /** 特别程序 of one who applies alone: missing and dead persons, capacity, estates, guardians (民诉法 190 to 204). */
    SPECIAL_PROCEDURE,
    /** 实现担保物权 (民诉法 207, 208). */
    SECURITY_REALISATION;

    /** A question that not every procedure asks. */
    public enum Asks {
        CAUSE,
        PROCEDURE,
        MEDIATION,
        RELIEF,
        TOGETHER
    }

    public String label() {
        return word("label");
    }

    /** What the procedure calls whoever starts it: 原告, 申请人, 自诉人. */
    public String claimant() {
        return word("claimant");
    }

    /** What the procedure calls the other side: 被告, 被申请人, 被执行人. */
    public String respondent() {
        return word("respondent");
    }

    /** What it does: 起诉, 申请执行, 自诉. */
    public String act() {
        return word("act");
    }

    /**
     * The word of the procedure for something.
     *
     * @param name a key of tracks.properties
     */
    public String word(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("tracks.properties has no word " + name));
    }

    /** A sentence on a suit's withdrawal in the procedure's own words: 撤诉, or 撤回申请 of what is no suit. */
    public String ofWithdrawal(String said) {
        return said.replace("申请撤诉", "申请" + word("withdraws")).replace("撤诉", word("withdrawal"));
    }

    /** Whether it has a word for something. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** Its own word, else that of the procedure that it is like, else that of an application. */
    private Optional<String> find(String name) {
        return Stream.of(name(), String.valueOf(Words.find(name(), "like")), Words.OF_ALL)
                .flatMap(procedure -> Stream.ofNullable(Words.find(procedure, name)))
                .findFirst();
    }

    /** The words for something that is said in several sentences. */
    public List<String> words(String name) {
        var text = word(name);
        return text.isEmpty() ? List.of() : List.of(text.split("\\|"));
    }

    /** The procedure whose causes and fees it has: a counterclaim is a civil suit within another (民诉法 143). */
    public Track suit() {
        return this == COUNTERCLAIM ? CIVIL : this;
    }

    /** Whether nobody stands on the other side: whom it is about may be named there, and need not be. */
    public boolean isAlone() {
        return word("alone").equals("yes");
    }

    /** Whether the other side never learns from the court where who asks for it lives. */
    public boolean hidesClaimant() {
        return !word("addressHidden").isEmpty();
    }

    /** Whether it may be about a sum; one without a question about it is not. */
    public boolean asksAmount() {
        return !word("amountQuestion").isEmpty();
    }

    /** Whether a filing of it is kept from the other side, and from most of the court, until it is carried out. */
    public boolean isSecret() {
        return word("secret").equals("yes");
    }

    public boolean asks(Asks question) {
        return words("asks").contains(question.name());
    }

    /** Whether the question of that name is asked, for pages. */
    public boolean asks(String question) {
        return asks(Asks.valueOf(question));
    }

    /** The words of a track, read once, when the first is asked for. */
    private static final class Words {
        /** What a procedure does not say itself. */
        static final String OF_ALL = "APPLICATION";

        private static final Properties WORDS = read();

        private Words() {}

        static @Nullable String find(String procedure, String name) {
            return WORDS.getProperty(procedure + "." + name);
        }

        private static Properties read() {
            var words = new Properties();
            try (var file = new InputStreamReader(
                    Objects.requireNonNull(Track.class.getResourceAsStream("/tracks.properties")),
                    StandardCharsets.UTF_8)) {
                words.load(file);
                return words;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
