package org.lian.web.rulebook;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The only rules that everybody may read: each tells a party something that it may count on. A table is public by its line
 * here and by nothing else, so a new one never is; those that steer the court's own work (who reviews, in which order) and
 * those that only word the court's papers have none. Two of them ask whether a matter falls under article 10 of the rules
 * on registration, because the law does; which filing is marked so stays the court's.
 */
enum PublicRule {
    LITIGATION_FEE(Topic.FEES, "litigation-fee", "按收费类别、金额和案件情形，算出诉讼费，或者给出法定幅度。"),
    CAUSE_FEE_CLASS(Topic.FEES, "cause-fee-class", "按程序和案由，定下这件案件按哪一类收费。"),
    PAYMENT_OBLIGATION(Topic.FEES, "payment-obligation", "定下现在要不要交、在什么期限内交、不交有什么后果。"),
    PROVINCIAL_AMOUNT(Topic.FEES, "provincial-amount", "法律规定了幅度的，按省级的通知定下每件的数额。没有核实过的通知，就不列。"),
    FEE_ROUNDING(Topic.FEES, "fee-rounding", "定下本院按分、按角还是按元收诉讼费。本院没有规定的，不取整。"),
    FEE_RELIEF(Topic.FEES, "fee-relief", "列出可以申请缓交、减交、免交诉讼费的情形，减交至少减多少。由法官决定。", "code", "kind"),
    REQUIRED_MATERIALS(Topic.MATERIALS, "required-materials", "按程序和案件的情况，列出起诉要交哪些材料。"),
    LATER_FILING(
            Topic.MATERIALS, "later-filing", "列出提交以后每一步还可以递交什么：变更请求、追加当事人、反诉、委托手续、补充证据、上诉。", "code", "asks", "effect"),
    REVIEW_CLOCK(Topic.TIMES, "review-clock", "定下法院要在多久以内决定是否立案，期满没有决定怎么办。"),
    ELIGIBILITY(Topic.JURISDICTION, "case-type-eligibility", "列出哪些申请可以在网上提交，以及法律规定的受理条件。机器不作不予受理的决定。", "ground"),
    MEDIATION(Topic.JURISDICTION, "mediation-suitability", "列出哪些案件可以先行调解、哪些不得调解。没有当事人的同意，任何案件都不调解。"),
    COURT(Topic.JURISDICTION, "jurisdiction", "列出一件案件可以向哪里的法院起诉、申请。选错了也不影响提交，由法院审查。", "place", "kind"),
    COURT_ADMINISTRATIVE(
            Topic.JURISDICTION, "jurisdiction-administrative", "列出告行政机关、刑事自诉、非诉行政执行可以向哪里的法院提出。", "place", "kind"),
    COURT_APPLICATION(
            Topic.JURISDICTION, "jurisdiction-application", "列出申请执行、保全、支付令、司法确认等可以向哪里的法院提出。", "place", "kind"),
    MATTER(Topic.JURISDICTION, "court-level-matter", "列出不看金额、看是什么事就由哪一级法院管的案件，各有条文。", "level"),
    LEVEL(Topic.JURISDICTION, "court-level", "列出第一审民事案件按标的额由哪一级法院管，各有文件和日期。没有行的，由法院决定。", "level"),
    SPECIAL(Topic.JURISDICTION, "special-court", "列出由专门的法院管、集中到一个法院管的案件，各有文件和日期。没有核实过的没有行。", "certainty"),
    SPECIAL_MATTER(Topic.JURISDICTION, "special-court-matter", "列出不看地方、看是什么事就由专门的法院管的案件，各有条文。", "certainty"),
    SERVICE_ABROAD(Topic.TIMES, "service-abroad", "写明被告住在国外、港澳、台湾的，怎样送达、多久才算送达。");

    private final Topic topic;
    private final String key;
    private final String decides;
    private final Set<String> codes;

    /** @param codes outputs that only programs read; their words stand in another column */
    PublicRule(Topic topic, String key, String decides, String... codes) {
        this.topic = topic;
        this.key = key;
        this.decides = decides;
        this.codes = Set.of(codes);
    }

    /** The topic of a rule, as the list is ordered. */
    enum Topic {
        FEES("诉讼费"),
        MATERIALS("材料"),
        TIMES("期限"),
        JURISDICTION("受理和管辖");

        private final String label;

        Topic(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    static Optional<PublicRule> of(String key) {
        return Arrays.stream(values()).filter(rule -> rule.key.equals(key)).findFirst();
    }

    Topic topic() {
        return topic;
    }

    String key() {
        return key;
    }

    /** What the rule decides, in a sentence. */
    String decides() {
        return decides;
    }

    Set<String> codes() {
        return codes;
    }
}
