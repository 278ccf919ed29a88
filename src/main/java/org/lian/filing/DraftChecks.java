package org.lian.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.DivorceProperty;
import org.lian.fees.Fees;
import org.lian.identity.Identifiers;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.materials.IdentityCards;
import org.lian.materials.Material;
import org.lian.rules.Decision;
import org.lian.rules.DecisionUnclear;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The machine's checks of a filing: mandatory contents (民诉法 124 in a civil suit), the required materials and the conditions for
 * filing. It finds and warns; it never refuses.
 */
@Component
class DraftChecks {
    static final String ELIGIBILITY = "case-type-eligibility";
    private static final int MOST_ELECTED = 5;
    private static final String FOREIGN_MONEY = "诉讼费用交纳办法第五十五条";
    private static final String IDENTITY_PAPERS = "最高人民法院关于人民法院登记立案若干问题的规定第六条第一项";
    private static final String VALUE = "最高人民法院关于适用民事诉讼法的解释第一百九十八条";
    private static final String TYPING = "人民法院在线诉讼规则第十一条";

    private final Decisions decisions;
    private final RequiredMaterials required;
    private final DecidingAnswers answers;
    private final PartyPapers partyPapers;
    private final CourtDoubts courtDoubts;
    private final CourtQuestion courtQuestion;
    private final ServiceAbroad serviceAbroad;
    private final DividedProperty divided;
    private final JointApplications joint;
    private final PlaintiffSignatures signatures;
    private final ConfirmationPeriod confirmation;
    private final SuggestedProcedures procedures;
    private final SenseChecks sense;
    private final IdentityCards cards;
    private final FilingOwners owners;
    private final Acts acts;
    private final WindowPleadings pleadings;
    private final Fees fees;
    private final BusinessClock clock;

    DraftChecks(
            Decisions decisions,
            RequiredMaterials required,
            DecidingAnswers answers,
            PartyPapers partyPapers,
            CourtDoubts courtDoubts,
            CourtQuestion courtQuestion,
            ServiceAbroad serviceAbroad,
            DividedProperty divided,
            JointApplications joint,
            PlaintiffSignatures signatures,
            ConfirmationPeriod confirmation,
            SuggestedProcedures procedures,
            SenseChecks sense,
            IdentityCards cards,
            FilingOwners owners,
            Acts acts,
            WindowPleadings pleadings,
            Fees fees,
            BusinessClock clock) {
        this.decisions = decisions;
        this.required = required;
        this.answers = answers;
        this.partyPapers = partyPapers;
        this.courtDoubts = courtDoubts;
        this.courtQuestion = courtQuestion;
        this.serviceAbroad = serviceAbroad;
        this.divided = divided;
        this.joint = joint;
        this.signatures = signatures;
        this.confirmation = confirmation;
        this.procedures = procedures;
        this.sense = sense;
        this.cards = cards;
        this.owners = owners;
        this.acts = acts;
        this.pleadings = pleadings;
        this.fees = fees;
        this.clock = clock;
    }

    /** The check that a finding comes from, by its code. */
    enum Part {
        FORM,
        ELIGIBILITY,
        MATERIALS,
        RELATED;

        static Part of(Finding finding) {
            for (var part : new Part[] {ELIGIBILITY, MATERIALS, RELATED}) {
                if (finding.code().startsWith(part.name() + "_")) {
                    return part;
                }
            }
            return FORM;
        }
    }

    /** All findings on the filing as it stands; nothing is recorded. A table that fails stops nobody from filing. */
    List<Finding> preview(Filing filing, List<Material> handedIn) {
        var findings = new ArrayList<>(form(filing.draft(), filing.track(), onPaper(filing)));
        findings.addAll(senseOf(filing));
        findings.addAll(unlessUnclear(Part.FORM, () -> courtDoubts.of(filing.draft())));
        findings.addAll(unlessUnclear(Part.FORM, () -> abroad(filing.draft())));
        findings.addAll(unlessUnclear(Part.FORM, () -> value(filing)));
        findings.addAll(joint.findings(filing, handedIn));
        findings.addAll(confirmation.findings(filing));
        findings.addAll(unlessUnclear(Part.ELIGIBILITY, () -> eligibility(filing, null)));
        findings.addAll(unlessUnclear(Part.MATERIALS, () -> materials(filing, handedIn, null)));
        identityPapers(filing, handedIn).ifPresent(findings::add);
        findings.addAll(ReadCards.doubts(filing.draft(), cards.among(handedIn)));
        procedures
                .bar(filing)
                .ifPresent(bar -> findings.add(Finding.warning(
                        "procedure",
                        "PROCEDURE_BARRED",
                        "希望适用的是“" + bar.procedure().label() + "”：" + bar.text(),
                        bar.basis())));
        stranger(filing).ifPresent(findings::add);
        signatures.finding(filing, handedIn).ifPresent(findings::add);
        var unprintable = partyPapers.unprintable(filing, handedIn);
        if (!unprintable.isEmpty()) {
            findings.add(Finding.warning(
                    "materials",
                    "COMPLAINT_UNPRINTABLE",
                    "填写的“" + unprintable + "”字，系统的字体印不出来，不能生成" + filing.track().word("paper")
                            + "。请把写好的拍照上传，或者到诉讼服务中心窗口提交；不上传也可以提交，法院看填写的内容",
                    TYPING));
        }
        return findings;
    }

    /** Who stood at the window may have no telephone, and needs no mending for it. */
    private List<Finding> senseOf(Filing filing) {
        var found = sense.of(filing);
        if (found.stream().noneMatch(finding -> finding.code().equals(SenseChecks.NO_PHONE))
                || !acts.isOfWindow(filing.id())) {
            return found;
        }
        return found.stream()
                .filter(finding -> !finding.code().equals(SenseChecks.NO_PHONE))
                .toList();
    }

    /** 价额由原告主张 (民诉解释 198): the fee goes by what the case is worth, and nobody has said that. */
    private List<Finding> value(Filing filing) {
        var question = FeeFacts.of(filing);
        if (question.causeCode() == null || question.amountFen() != null) {
            return List.of();
        }
        try {
            fees.quote(question);
            return List.of();
        } catch (Refusal refusal) {
            return Fees.asksAmount(refusal)
                    ? List.of(Finding.warning(
                            "claimAmountFen",
                            "AMOUNT_UNSTATED",
                            "这类案件的诉讼费按请求的金额或者价值算，还没有写。请写明金额；说不准的（例如请求确认合同无效），写您主张的价值，例如合同的金额。不写也可以提交，由法院问明以后计算",
                            VALUE))
                    : List.of();
        }
    }

    /** One photograph may show them all, but mostly it shows one. */
    private static Optional<Finding> identityPapers(Filing filing, List<Material> handedIn) {
        var people = filing.draft().plaintiffs().stream()
                .filter(Party::naturalPerson)
                .count();
        var papers = handedIn.stream()
                .filter(material -> material.kind() == Material.Kind.PLAINTIFF_IDENTITY)
                .count();
        return papers == 0 || papers >= people
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        "materials",
                        "IDENTITY_OF_EACH",
                        filing.track().claimant() + "中的个人有 " + people + " 位，身份证件只有 " + papers
                                + " 个文件；每一位的都要有，已经合在一个文件里的不用再传",
                        IDENTITY_PAPERS));
    }

    /** Who files is a party or acts for one (民诉法 60 to 62), as far as the names tell. */
    private Optional<Finding> stranger(Filing filing) {
        var plaintiffs = filing.draft().plaintiffs();
        return owners.of(filing)
                .filter(account -> !plaintiffs.isEmpty()
                        && plaintiffs.stream()
                                .noneMatch(party -> account.name().equals(party.name())
                                        || (!account.idNumber().isEmpty()
                                                && account.idNumber().equals(party.idNumber()))
                                        || party.representedBy().stream()
                                                .anyMatch(one -> account.name().equals(one.name()))))
                .map(account -> Finding.warning(
                        "plaintiffs",
                        "FILER_IS_NO_PARTY",
                        "提交人（" + account.name() + "）不在" + filing.track().claimant()
                                + "和代理人里。替别人办理的，请在" + filing.track().claimant()
                                + "那一页写明代理人，并上传授权委托书；是监护人的，选“父母等监护人（法定代理人）”",
                        filing.track().word("agentBasis")));
    }

    /** 向境外送达: told before and after the submission, and no hindrance. */
    private List<Finding> abroad(Draft draft) {
        return serviceAbroad.of(draft).stream()
                .map(served -> Finding.warning(
                        "defendants", "SERVED_ABROAD", "“" + served.names() + "”" + served.text(), served.basis()))
                .toList();
    }

    private static List<Finding> unlessUnclear(Part part, Supplier<List<Finding>> check) {
        try {
            return check.get();
        } catch (DecisionUnclear unclear) {
            return List.of(Finding.warning(null, part.name() + "_UNCLEAR", "这一部分暂时不能自动核对，不影响提交，提交后由法院工作人员认定", null));
        }
    }

    /** Whether what is claimed, and why, is on a paper that the person brought to the window. */
    private boolean onPaper(Filing filing) {
        return acts.isOfWindow(filing.id()) && pleadings.form(filing) == WindowPleadings.Form.WRITTEN;
    }

    private List<Finding> form(Draft draft, Track track, boolean onPaper) {
        var found = new ArrayList<Finding>();
        var contents = track.word("contentsBasis");
        require(found, draft.courtCode(), "courtCode", "COURT_MISSING", "请选择受理法院", contents);
        if (track.asks(Track.Asks.CAUSE)) {
            require(found, draft.causeCode(), "causeCode", "CAUSE_MISSING", "请选择案由；拿不准的，选最接近的一项，法院会核对", contents);
        }
        if (draft.plaintiffs().isEmpty()) {
            found.add(Finding.blocking("plaintiffs", "PLAINTIFF_MISSING", "请填写" + track.claimant(), contents));
        }
        if (draft.defendants().isEmpty() && track.needsRespondent(draft.causeCode())) {
            found.add(Finding.blocking("defendants", "DEFENDANT_MISSING", "请填写" + track.respondent(), contents));
        }
        names(found, "plaintiffs", track.claimant(), draft.plaintiffs(), contents);
        names(found, "defendants", track.respondent(), draft.defendants(), contents);
        names(found, "thirdParties", "第三人", draft.thirdParties(), contents);
        legalRepresentatives(found, draft.plaintiffs(), track);
        guardians(found, draft.plaintiffs(), clock.today());
        elected(found, draft.plaintiffs());
        if (!onPaper) {
            require(found, draft.claims(), "claims", "CLAIMS_MISSING", track.word("claimsMissing"), contents);
            require(found, draft.facts(), "facts", "FACTS_MISSING", track.word("factsMissing"), contents);
        }
        claims(found, draft, contents, clock.today());
        property(found, draft, track);
        if (FilingFacts.leavesPreservedOpen(track, draft)) {
            found.add(Finding.warning(
                    "answers.preservationKind",
                    "PRESERVATION_KIND_MISSING",
                    "没有回答要保全的是财产、行为还是证据：裁定的案号按它编；没有回答的，裁定以后还要先由法官认定，才能送达、采取措施",
                    null));
        }
        var today = clock.today();
        identity(found, "plaintiffs", draft.plaintiffs(), today);
        identity(found, "defendants", draft.defendants(), today);
        for (var i = 0; i < draft.defendants().size(); i++) {
            var defendant = draft.defendants().get(i);
            if (!FilingFacts.isWritten(defendant.address()) && !FilingFacts.isWritten(defendant.phone())) {
                found.add(Finding.warning(
                        "defendants[" + i + "].address",
                        "DEFENDANT_ADDRESS_MISSING",
                        track.word("respondentAddress"),
                        track.word("respondentAddressBasis").isEmpty() ? null : track.word("respondentAddressBasis")));
            }
        }
        var address = draft.serviceAddress();
        if (address == null || (!FilingFacts.isWritten(address.address()) && !address.electronically())) {
            found.add(
                    Finding.warning("serviceAddress", "SERVICE_ADDRESS_MISSING", "没有填写送达地址；不影响立案，但请尽早补上，以免错过通知", null));
        }
        return found;
    }

    /** 财产总额 measures a divorce's fee (诉讼费用交纳办法 13(二)1); who does not know it says so and goes on. */
    private void property(List<Finding> found, Draft draft, Track track) {
        var property = draft.divorceProperty();
        if ((property == null || !property.told()) && divided.isAsked(track, draft.causeCode())) {
            found.add(Finding.warning(
                    DivorceProperty.FIELD,
                    "DIVORCE_PROPERTY_MISSING",
                    "没有回答这次要分的财产一共值多少；离婚案件的受理费按财产总额计算，还不清楚的，也请选“还不清楚”；没有财产、这次不分的，请选“这次不分财产”",
                    "诉讼费用交纳办法第十三条第一款第(二)项1目"));
        }
    }

    private static void require(
            List<Finding> found, @Nullable String value, String field, String code, String message, String contents) {
        if (!FilingFacts.isWritten(value)) {
            found.add(Finding.blocking(field, code, message, contents));
        }
    }

    private static void legalRepresentatives(List<Finding> found, List<Party> plaintiffs, Track track) {
        for (var i = 0; i < plaintiffs.size(); i++) {
            var party = plaintiffs.get(i);
            if (party.kind() == Party.Kind.ORGANISATION
                    && party.representedBy().stream()
                            .noneMatch(one -> one.kind() == Party.Representative.Kind.LEGAL_REPRESENTATIVE
                                    && FilingFacts.isWritten(one.name()))) {
                found.add(Finding.warning(
                        "plaintiffs[" + i + "].representedBy",
                        "LEGAL_REPRESENTATIVE_MISSING",
                        "没有填写“" + party.displayName() + "”的法定代表人或者主要负责人，" + track.word("paper") + "里应当写明；请在这位"
                                + track.claimant() + "那一页里填写",
                        track.word("contentsBasis")));
            }
        }
    }

    /** 民诉法 60: who cannot act for himself is represented by his guardian; a person's day of birth is all that is known. */
    private static void guardians(List<Finding> found, List<Party> plaintiffs, LocalDate today) {
        for (var i = 0; i < plaintiffs.size(); i++) {
            var party = plaintiffs.get(i);
            var child = PartyParticulars.bornOn(party)
                    .filter(born -> PartyParticulars.isMinor(born, today))
                    .isPresent();
            if (child
                    && party.representedBy().stream()
                            .noneMatch(one -> one.kind() == Party.Representative.Kind.STATUTORY
                                    && FilingFacts.isWritten(one.name()))) {
                found.add(Finding.warning(
                        "plaintiffs[" + i + "].representedBy",
                        "GUARDIAN_MISSING",
                        "“" + party.displayName() + "”不满十八周岁，由监护人作为法定代理人代为起诉；请在这一位的页里填写法定代理人。"
                                + "满十六周岁、以自己的劳动收入为主要生活来源的，不用填写（民法典第十八条）",
                        "民事诉讼法第六十条"));
            }
        }
    }

    /** 诉讼代表人 are two to five (民诉解释 78). */
    private static void elected(List<Finding> found, List<Party> plaintiffs) {
        var elected = PartyParticulars.elected(plaintiffs).size();
        if (elected == 1 || elected > MOST_ELECTED) {
            found.add(Finding.warning(
                    "plaintiffs",
                    "ELECTED_NUMBER",
                    "选了 " + elected + " 位诉讼代表人；诉讼代表人是二至五位，请核对",
                    "最高人民法院关于适用民事诉讼法的解释第七十八条"));
        }
    }

    private static void claims(List<Finding> found, Draft draft, String contents, LocalDate today) {
        for (var i = 0; i < draft.claimItems().size(); i++) {
            if (!FilingFacts.isWritten(draft.claimItems().get(i).text())) {
                found.add(Finding.blocking(
                        "claimItems[" + i + "].text", "CLAIM_TEXT_MISSING", "请写明第 " + (i + 1) + " 条请求要求什么", contents));
            }
        }
        claimDetails(found, draft, today);
        var sum = draft.claimsSum();
        var amount = draft.claimAmountFen();
        if (sum != null && amount != null && !sum.equals(amount)) {
            found.add(Finding.warning(
                    "claimAmountFen",
                    "AMOUNT_DIFFERS",
                    "请求的金额填的是 " + new Fen(amount) + "，各条请求加起来是 " + new Fen(sum) + "，请核对",
                    null));
        }
    }

    /** What a claim says beyond its words and sum: begun and not finished, of nobody in the suit, or no longer new. */
    private static void claimDetails(List<Finding> found, Draft draft, LocalDate today) {
        for (var i = 0; i < draft.claimItems().size(); i++) {
            var claim = draft.claimItems().get(i);
            var prefix = "claimItems[" + i + "].";
            var named = "第 " + (i + 1) + " 条请求";
            var interest = claim.interest();
            if (interest != null && !interest.isWhole()) {
                found.add(Finding.warning(
                        prefix + "interest", "INTEREST_INCOMPLETE", named + "的利息没有写全：请写明利率和从哪一天起算", null));
            } else if (interest != null && !today.toString().equals(interest.countedTo())) {
                found.add(Finding.warning(
                        prefix + "interest",
                        "INTEREST_OF_ANOTHER_DAY",
                        named + "的利息暂计到 " + Interest.shown(interest.countedTo()) + "；要算到今天的，请打开“请求和事实”保存一次，不重新算也可以提交",
                        null));
            }
            var foreign = claim.foreign();
            if (foreign != null) {
                found.add(
                        foreign.isWhole()
                                ? Finding.warning(
                                        prefix + "foreign",
                                        "FOREIGN_SUM",
                                        named + "是外币：诉讼费按法院决定受理那一天国家公布的汇率折算，与您写的汇率不同的，由法院更正金额",
                                        FOREIGN_MONEY)
                                : Finding.warning(
                                        prefix + "foreign",
                                        "FOREIGN_SUM_INCOMPLETE",
                                        named + "的外币没有写全：请写明币种、金额、汇率、哪一天的汇率、谁公布的",
                                        FOREIGN_MONEY));
            }
            if (claim.periodic() != null && !claim.periodic().isWhole()) {
                found.add(Finding.warning(
                        prefix + "periodic", "PERIODIC_INCOMPLETE", named + "的定期支付没有写全：请写明每次多少钱、按月还是按年", null));
            }
            var strangers = Stream.concat(
                            claim.against().stream().map(Liable::name).filter(name -> draft.defendants().stream()
                                    .noneMatch(party -> Objects.equals(party.name(), name))),
                            claim.by().stream().filter(name -> draft.plaintiffs().stream()
                                    .noneMatch(party -> Objects.equals(party.name(), name))))
                    .distinct()
                    .toList();
            if (!strangers.isEmpty()) {
                found.add(Finding.warning(
                        prefix + "against",
                        "CLAIM_OF_NO_PARTY",
                        named + "里的“" + String.join("”、“", strangers) + "”不在当事人里，请打开“请求和事实”重新选择",
                        null));
            }
        }
    }

    private static void names(List<Finding> found, String field, String side, List<Party> parties, String contents) {
        for (var i = 0; i < parties.size(); i++) {
            if (!FilingFacts.isWritten(parties.get(i).name())) {
                found.add(Finding.blocking(
                        field + "[" + i + "].name", "NAME_MISSING", "请填写" + side + "的姓名或者名称", contents));
            }
        }
    }

    private static void identity(List<Finding> found, String field, List<Party> parties, LocalDate today) {
        for (var i = 0; i < parties.size(); i++) {
            var party = parties.get(i);
            var number = party.idNumber();
            if (!FilingFacts.isWritten(number) || number == null || party.idType() == null) {
                continue;
            }
            var verdict =
                    switch (party.idType()) {
                        // 港澳台居民居住证 are numbered like a resident's card, from 81, 82 or 83.
                        case RESIDENT_ID, HMT_RESIDENCE_PERMIT -> Identifiers.residentId(number, today);
                        case USCC -> Identifiers.uscc(number);
                        case PASSPORT, HK_MACAO_PERMIT, TAIWAN_PERMIT, FOREIGN_PERMANENT_RESIDENCE, OTHER ->
                            new Identifiers.Verdict(true, null);
                    };
            if (!verdict.valid()) {
                found.add(Finding.warning(
                        field + "[" + i + "].idNumber",
                        "ID_NUMBER_DOUBTFUL",
                        "证件号码可能有误（" + verdict.reason() + "），请对照证件核对",
                        null));
            }
        }
    }

    /** What the tables say for and against; recorded when the flow asks, in memory for a preview. */
    List<Finding> eligibility(Filing filing, @Nullable FilingId recordFor) {
        var facts = courtQuestion.honest(filing.draft(), FilingFacts.of(filing));
        var grounds = decide(ELIGIBILITY, facts, recordFor);
        var found = new ArrayList<Finding>();
        for (var ground : grounds.rows()) {
            var code = "ELIGIBILITY_" + text(ground, "ground");
            if (text(ground, "effect").equals("ACCEPT")) {
                found.add(Finding.passed(code, text(ground, "text"), text(ground, "basis")));
            } else {
                // Who reviews sees the answers beside the grounds.
                var because = recordFor == null
                        ? answers.because(filing.draft(), facts, ground)
                        : Optional.<DecidingAnswers.Because>empty();
                found.add(Finding.warning(
                        because.map(DecidingAnswers.Because::field).orElse(null),
                        code,
                        because.map(DecidingAnswers.Because::words).orElse("") + text(ground, "text"),
                        text(ground, "basis")));
            }
        }
        if (recordFor != null) {
            var effects = grounds.rows().stream()
                    .map(row -> text(row, "effect"))
                    .distinct()
                    .toList();
            decide("eligibility-outcome", Map.of("effects", effects), recordFor);
        }
        return found;
    }

    /** What says that another desk takes it; none where the table gives no answer: who comes here is received. */
    List<Finding> windows(Filing filing) {
        try {
            return decisions.preview(ELIGIBILITY, FilingFacts.of(filing)).rows().stream()
                    .filter(row -> text(row, "effect").equals("WINDOW"))
                    .map(row -> Finding.warning(
                            null, "ELIGIBILITY_" + text(row, "ground"), text(row, "text"), text(row, "basis")))
                    .toList();
        } catch (DecisionUnclear unclear) {
            return List.of();
        }
    }

    List<Finding> materials(Filing filing, List<Material> handedIn, @Nullable FilingId recordFor) {
        var kinds = handedIn.stream().map(material -> material.kind().name()).collect(Collectors.toSet());
        var uploaded = handedIn.stream()
                .filter(material -> !material.isMade())
                .map(material -> material.kind().name())
                .collect(Collectors.toSet());
        return required.of(filing, recordFor).stream()
                .map(item -> pleadings.asked(filing.id(), item))
                .map(item -> {
                    var in = item.isIn(filing.draft(), kinds);
                    return new Finding(
                            in ? Finding.Severity.PASSED : lacking(item),
                            "MATERIALS_" + item.kind(),
                            in ? present(item, uploaded, filing.track()) : absent(item, filing.track()),
                            "materials",
                            item.kind(),
                            in && !item.isUploaded(uploaded) ? TYPING : item.basis());
                })
                .toList();
    }

    private static Finding.Severity lacking(RequiredMaterials.Item item) {
        return item.isAdvisable() || item.isReplaceable() ? Finding.Severity.WARNING : Finding.Severity.BLOCKING;
    }

    private static String present(RequiredMaterials.Item item, Set<String> handedIn, Track track) {
        if (item.kind().equals("OTHER")) {
            // One drawer for many papers: no machine sees which of them was put in.
            return "有“其他材料”的文件，里面有没有" + item.name() + "，请查看";
        }
        return item.isUploaded(handedIn)
                ? "已提交：" + item.name()
                : item.name() + "：以在线填写的当事人、" + track.word("claims") + "、" + track.word("facts") + "提交，没有另外上传";
    }

    private static String absent(RequiredMaterials.Item item, Track track) {
        if (item.isAdvisable()) {
            return "建议一并提交" + item.name() + "；没有也不影响立案";
        }
        if (item.isReplaceable()) {
            return "还没有" + item.name() + "。有的请上传；没有的，可以改为提交：" + item.alternative() + "。不影响提交，由法院审查";
        }
        return item.kind().equals("COMPLAINT")
                ? "缺少" + item.name() + "：请把" + track.word("claims") + "、" + track.word("facts") + "填写完整，或者上传写好的"
                : "缺少" + item.name() + "，请上传";
    }

    private Decision decide(String table, Map<String, Object> facts, @Nullable FilingId recordFor) {
        return recordFor == null
                ? decisions.preview(table, facts)
                : decisions.evaluate(table, facts, recordFor, Visibility.PARTY);
    }

    private static String text(Map<String, Object> row, String output) {
        return String.valueOf(row.get(output));
    }
}
