package org.lian.vocabulary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The procedures a filing may follow; which of them a court accepts here is a row of case-type-eligibility. Their words
 * stand in tracks.properties, or in the version that the court's analysts published ({@link ProcedureWords}).
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
    /** 先予执行: what a plaintiff urgently needs before the judgment, asked for within his suit (民诉法 109, 110). */
    ADVANCE_ENFORCEMENT,
    /** 特别程序 of one who applies alone: missing and dead persons, capacity, estates, guardians (民诉法 190 to 204). */
    SPECIAL_PROCEDURE,
    /** 实现担保物权 (民诉法 207, 208). */
    SECURITY_REALISATION,
    /** 人格权侵害禁令: an order to stop what harms privacy, name, honour or peace, before or within a suit (民法典 997). */
    PERSONALITY_INJUNCTION,
    /** 申请撤销仲裁裁决、确认仲裁协议效力 (仲裁法 31, 71 to 73, of 2025). */
    AWARD_REVIEW;

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

    /**
     * Whether a court's table may have it registered without a person's review: never 自诉, 行政, 执行 or a preservation, and
     * never what a judge rules on at once.
     */
    public boolean mayBeRegisteredAutomatically() {
        return this == CIVIL || this == PAYMENT_ORDER || this == JUDICIAL_CONFIRMATION;
    }

    /** Whether it is brought as a suit, so that who began it is called otherwise until there is a case. */
    public boolean isSuit() {
        return word("withdrawal").equals("撤诉");
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

    /** A sentence on a preservation in the words of whatever else is ruled on as one is. */
    public String ofPreservation(String said) {
        return said.replace("保全", word("preserves"));
    }

    /** Whether it has a word for something. */
    public boolean has(String name) {
        return find(name).isPresent();
    }

    /** Its own word, else that of the procedure that it is like, else that of an application. */
    private Optional<String> find(String name) {
        return Stream.of(name(), String.valueOf(ProcedureWords.find(name(), "like")), ProcedureWords.OF_ALL)
                .flatMap(procedure -> Stream.ofNullable(ProcedureWords.find(procedure, name)))
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

    /** Whether who can hardly write may say it to the court, which takes it down. */
    public boolean isOral() {
        return has("oral") && !word("oral").isEmpty();
    }

    /** What is taken down then: 口头起诉笔录. */
    public String record() {
        return word("oral") + "笔录";
    }

    /** Whether nobody stands on the other side: whom it is about is named there, which not every cause needs. */
    public boolean isAlone() {
        return word("alone").equals("yes");
    }

    /** Whether somebody must be named on the other side, or whom the application is about. */
    public boolean needsRespondent(@Nullable String cause) {
        return !isAlone() || cause != null && words("about").stream().anyMatch(cause::startsWith);
    }

    /** The sentences of a word that are for a cause: each may begin with the causes that it is for, as 11.37@. */
    public List<String> words(String name, @Nullable String cause) {
        return words(name).stream()
                .filter(one ->
                        cause == null || one.indexOf('@') < 0 || cause.startsWith(one.substring(0, one.indexOf('@'))))
                .map(one -> one.substring(one.indexOf('@') + 1))
                .toList();
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

    /** Whether a judge's ruling on it is its whole matter, on the diagram of preservations. */
    public boolean isRuledOn() {
        return word("process").equals("preservation");
    }

    /** Whether what was ordered has a last day, and is renewed or ends. */
    public boolean lasts() {
        return word("lasts").equals("yes");
    }

    /** Whether it is asked for within a registered suit, has the number of that suit and counts as no case of its own. */
    public boolean isWithin() {
        return word("within").equals("yes");
    }

    public boolean asks(Asks question) {
        return words("asks").contains(question.name());
    }

    /** Whether the question of that name is asked, for pages. */
    public boolean asks(String question) {
        return asks(Asks.valueOf(question));
    }
}
