package org.lian.web.portal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.filing.Draft;
import org.lian.filing.FilingFacts;
import org.lian.filing.Jurisdiction;
import org.lian.filing.Party;
import org.lian.rules.Facts;
import org.lian.suggestion.Suggestions;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenSum;
import org.lian.web.Yuan;

/**
 * 试填: the answers of somebody without an account so far; kept nowhere but in their own browser.
 *
 * @param told what happened, in plain words
 * @param causeCode empty while none was chosen
 * @param claimant who files; null while nobody said
 * @param respondent the other side; null while nobody said
 * @param amount as it was typed
 * @param places where the things are that decide on the court, by their codes in the table jurisdiction
 * @param answers by the facts that the filer is asked
 */
record Rehearsal(
        Track track,
        String told,
        String causeCode,
        @Nullable Claimant claimant,
        @Nullable Respondent respondent,
        String amount,
        Map<String, String> places,
        Map<String, String> answers) {
    private static final String PLACE = "place.";
    private static final String ANSWER = "answers.";
    /** The button that says that the amount is the one that was asked back. */
    private static final String EXACTLY = "exactly";

    private static final Pattern CODE = Pattern.compile("[0-9A-Z.]{1,20}");
    private static final int LONGEST_PLACE = 60;
    private static final int LONGEST_AMOUNT = 30;

    /** Where the filer would go to a court's own office; of no row of the table. */
    static final String NEAR = "NEAR";

    /** Answered here by the court that the places lead to. */
    static final String COURT_FACT = "courtJurisdiction";

    Rehearsal {
        places = Map.copyOf(places);
        answers = Map.copyOf(answers);
    }

    /** The one who files, as far as a table asks it. */
    enum Claimant {
        SELF("我自己", "NONE", true),
        RELATIVE("我替家里人办", "RELATIVE", true),
        LAWYER("我是律师，替当事人办", "LAWYER", true),
        ORGANISATION("一个单位，例如公司、个体户", "NONE", false);

        private final String label;
        private final String agentKind;
        private final boolean person;

        Claimant(String label, String agentKind, boolean person) {
            this.label = label;
            this.agentKind = agentKind;
            this.person = person;
        }

        public String label() {
            return label;
        }
    }

    /** The other side, as far as a table asks it. */
    enum Respondent {
        PERSON("一个人，知道叫什么", "YES", "NO"),
        ORGANISATION("一个单位，知道叫什么", "YES", "YES"),
        UNNAMED("还不知道对方是谁", "NO", null);

        private final String label;
        private final String definite;
        private final @Nullable String organisation;

        Respondent(String label, String definite, @Nullable String organisation) {
            this.label = label;
            this.definite = definite;
            this.organisation = organisation;
        }

        public String label() {
            return label;
        }
    }

    /** What a form or a cookie says; what nobody could have answered here is left out. */
    static Rehearsal of(Map<String, String> form) {
        var track = find(Track.class, form.get("track")).orElse(Track.CIVIL);
        var cause = form.getOrDefault("causeCode", "");
        return new Rehearsal(
                track,
                Suggestions.told(form.getOrDefault("told", "")),
                CODE.matcher(cause).matches() ? cause : "",
                find(Claimant.class, form.get("claimant")).orElse(null),
                find(Respondent.class, form.get("respondent")).orElse(null),
                cut(form.getOrDefault(EXACTLY, form.getOrDefault("amount", "")), LONGEST_AMOUNT),
                told(form, PLACE, place -> place.equals(NEAR) || Jurisdiction.isPlace(place)),
                told(form, ANSWER, fact -> isAnswer(fact, form.getOrDefault(ANSWER + fact, ""))));
    }

    private static boolean isAnswer(String fact, String answer) {
        return Facts.declared().fault(fact, answer).isEmpty();
    }

    private static Map<String, String> told(Map<String, String> form, String prefix, Predicate<String> known) {
        var told = new HashMap<String, String>();
        form.forEach((name, text) -> {
            if (name.startsWith(prefix) && !text.isBlank() && known.test(name.substring(prefix.length()))) {
                told.put(name.substring(prefix.length()), cut(text, LONGEST_PLACE));
            }
        });
        return told;
    }

    private static String cut(String text, int most) {
        var plain = text.strip();
        return plain.substring(0, Math.min(most, plain.length()));
    }

    private static <E extends Enum<E>> Optional<E> find(Class<E> type, @Nullable String name) {
        return List.of(type.getEnumConstants()).stream()
                .filter(value -> value.name().equals(name))
                .findFirst();
    }

    /** The same as a form holds it. */
    Map<String, String> form() {
        var form = new LinkedHashMap<String, String>();
        form.put("track", track.name());
        form.put("told", told);
        form.put("causeCode", causeCode);
        form.put("claimant", claimant == null ? "" : claimant.name());
        form.put("respondent", respondent == null ? "" : respondent.name());
        form.put("amount", amount);
        places.forEach((place, text) -> form.put(PLACE + place, text));
        answers.forEach((fact, answer) -> form.put(ANSWER + fact, answer));
        form.values().removeIf(String::isEmpty);
        return form;
    }

    /** The same without a cause that is none of the procedure's. */
    Rehearsal withoutCause() {
        return new Rehearsal(track, told, "", claimant, respondent, amount, places, answers);
    }

    /** Whether the amount is one, or none; what is about one or two is asked for. */
    boolean isAmountReadable() {
        return amount.isEmpty() || WrittenSum.fen(amount).isPresent();
    }

    /** What an amount that is not exact is about, to be confirmed by one tap; empty for every other. */
    public String aboutAmount() {
        return WrittenSum.about(amount).map(Yuan::text).orElse("");
    }

    /** The same with no amount. */
    Rehearsal withoutAmount() {
        return new Rehearsal(track, told, causeCode, claimant, respondent, "", places, answers);
    }

    /** Whether enough is known for the tables to say something. */
    public boolean isEnough() {
        return !causeCode.isEmpty() || !track.asks(Track.Asks.CAUSE);
    }

    /**
     * The draft that this would be.
     *
     * @param court null while the places lead to none
     * @param divides whether the amount is the property that a divorce divides
     * @throws Refusal where the amount cannot be read
     */
    Draft draft(@Nullable String court, boolean divides) {
        var fen = Yuan.fen("amount", amount);
        return Draft.of(track, court)
                .edit()
                .causeCode(causeCode.isEmpty() ? null : causeCode)
                .claimAmountFen(divides ? null : fen)
                .divorceProperty(divides && fen != null ? new DivorceProperty(Extent.KNOWN, fen) : null)
                .answers(answers)
                .draft();
    }

    /** The other side as far as it was told: whether a person, and where; the name is asked for. */
    List<Party> other() {
        if (respondent == null || respondent.organisation == null) {
            return List.of();
        }
        return List.of(new Party(
                respondent == Respondent.ORGANISATION ? Party.Kind.ORGANISATION : Party.Kind.PERSON,
                null,
                null,
                null,
                null,
                places.get(Jurisdiction.DEFENDANT),
                List.of(),
                null));
    }

    /** The same with the amount that the told words name, where they name one and none was asked for yet. */
    Rehearsal withToldAmount() {
        var sums = WrittenSum.in(told);
        return amount.isEmpty() && sums.size() == 1
                ? new Rehearsal(track, told, causeCode, claimant, respondent, Yuan.text(sums.get(0)), places, answers)
                : this;
    }

    /** What was told of the sum without saying how much, 4万多; empty where an amount is there. */
    public String vagueAmount() {
        return amount.isEmpty() ? String.join("、", WrittenSum.vague(told)) : "";
    }

    /** Whether the holder of an account files for himself. */
    boolean isForMyself() {
        return claimant == Claimant.SELF;
    }

    /** The facts that the tables are asked with; that claims and facts will be written down is taken for granted. */
    Map<String, Object> facts(Draft draft) {
        var answered = new HashMap<>(draft.answers());
        answered.put("specificClaim", "YES");
        if (claimant != null) {
            answered.put("plaintiffPerson", claimant.person ? "YES" : "NO");
            answered.put("plaintiffOrganisation", claimant.person ? "NO" : "YES");
        }
        if (respondent != null) {
            answered.put("definiteDefendant", respondent.definite);
            if (respondent.organisation != null) {
                answered.put("defendantOrganisation", respondent.organisation);
            }
        }
        if (track == Track.ADMINISTRATIVE) {
            answered.put("defendantOrganisation", "YES");
            answered.put("definiteDefendant", "YES");
        }
        if (draft.courtCode() != null) {
            answered.put(COURT_FACT, "YES");
        }
        return FilingFacts.of(draft.edit().answers(answered).facts(told).draft());
    }

    /** Who acts for the claimant, as required-materials asks it. */
    List<String> agentKinds() {
        return List.of((claimant == null ? Claimant.SELF : claimant).agentKind);
    }

    /** The same with no answer to what is no longer asked. */
    Rehearsal keeping(List<String> asked) {
        var kept = new HashMap<>(answers);
        kept.keySet().retainAll(asked);
        return new Rehearsal(track, told, causeCode, claimant, respondent, amount, places, kept);
    }
}
