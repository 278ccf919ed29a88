package org.lian.vocabulary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/**
 * The procedures a filing may follow; which of them a court accepts here is a row of case-type-eligibility. Their words
 * stand in tracks.yaml.
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
    ARBITRATION_REVIEW;

    /** A question that not every procedure asks. */
    public enum Asks {
        CAUSE,
        PROCEDURE,
        MEDIATION,
        RELIEF
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
     * @param name a key of tracks.yaml
     */
    public String word(String name) {
        return (String) value(name);
    }

    /** The words for something that is said in several sentences. */
    public List<String> words(String name) {
        return ((List<?>) value(name)).stream().map(String.class::cast).toList();
    }

    public boolean asks(Asks question) {
        return words("asks").contains(question.name());
    }

    /** Whether the question of that name is asked, for pages. */
    public boolean asks(String question) {
        return asks(Asks.valueOf(question));
    }

    private Object value(String name) {
        var found = Words.OF.get(name()).get(name);
        if (found == null) {
            throw new IllegalArgumentException("tracks.yaml has no word " + name + " for " + this);
        }
        return found;
    }

    /** Read once, when the first word is asked for. */
    private static final class Words {
        static final Map<String, Map<String, Object>> OF = read();

        private Words() {}

        private static Map<String, Map<String, Object>> read() {
            try (var file = Track.class.getResourceAsStream("/tracks.yaml")) {
                return new Yaml().load(file);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
