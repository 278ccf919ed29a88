package org.lian.filing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.documents.InWords;
import org.lian.fees.DivorceProperty;
import org.lian.materials.Material;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.rules.Facts;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/**
 * The words that a filing gives to the places of a party's paper: nothing that the party did not write, choose or hand
 * in.
 */
@Component
class PartyPaperWords {
    private static final Set<Material.Kind> EVIDENCE = EnumSet.of(
            Material.Kind.EVIDENCE,
            Material.Kind.WAGE_NOTE,
            Material.Kind.EFFECTIVE_DOCUMENT,
            Material.Kind.MEDIATION_PROOF,
            Material.Kind.ADMINISTRATIVE_ACT);

    /** A paragraph that says itself that it is at its end, or that a list follows. */
    private static final Pattern ENDED = Pattern.compile("(?:[。！？!?：:…][”’』」）)]?)$");

    private static final Pattern OPEN_END = Pattern.compile("[\\s，,、；;.．]+$");

    private final Courts courts;
    private final Causes causes;
    private final DividedProperty divided;
    private final JointApplications joint;
    private final WindowPleadings pleadings;
    private final Acts acts;
    private final PlaintiffSignatures signatures;

    PartyPaperWords(
            Courts courts,
            Causes causes,
            DividedProperty divided,
            JointApplications joint,
            WindowPleadings pleadings,
            Acts acts,
            PlaintiffSignatures signatures) {
        this.courts = courts;
        this.causes = causes;
        this.divided = divided;
        this.joint = joint;
        this.pleadings = pleadings;
        this.acts = acts;
        this.signatures = signatures;
    }

    /** The words of 起诉状; {@code at} is the moment of handing it in. */
    Map<String, Object> complaint(Filing filing, List<Material> handedIn, Instant at) {
        var words = typed(filing, handedIn, at);
        var signed = signatures.of(filing, handedIn);
        words.put(
                "signers",
                Stream.concat(signed.lines().stream(), joint.joined(filing).stream())
                        .toList());
        words.put("submitter", signed.submitter());
        words.put("signing", signed.signing());
        return words;
    }

    /** What was typed of it, before anybody signs. */
    Map<String, Object> typed(Filing filing, List<Material> handedIn, Instant at) {
        var draft = filing.draft();
        var words = common(filing, filing.track().word("pleading"), at);
        words.put("particulars", PartyParticulars.of(draft, filing.track(), PartyParticulars.Contact.PRINTED));
        words.put(
                "cause",
                draft.causeCode() == null
                        ? List.of()
                        : causes.find(draft.causeCode()).map(Cause::name).stream()
                                .toList());
        words.put("claimsHeading", filing.track().word("claims"));
        words.put("factsHeading", filing.track().word("facts"));
        words.put("evidenceHeading", filing.track().word("evidence"));
        words.put("noEvidence", filing.track().word("noEvidence"));
        words.put("thisPaper", filing.track().word("thisPaper"));
        words.put("claims", claims(draft.claimList()));
        words.put("total", draft.claimAmountFen() == null ? List.of() : List.of(withCapitals(draft.claimAmountFen())));
        words.put("property", property(filing));
        words.put("facts", paragraphs(draft.facts()));
        words.put("stated", stated(draft));
        var elements = WrittenElements.of(draft);
        words.put("elementsHeading", filing.track().word("elements"));
        words.put("hasElements", !elements.isEmpty());
        words.put(
                "elements",
                elements.entrySet().stream()
                        .map(element -> Map.of("element", element.getKey(), "text", element.getValue()))
                        .toList());
        var evidence = evidence(filing, handedIn);
        words.put("hasEvidence", !evidence.isEmpty());
        words.put("evidence", evidence);
        words.put("witnesses", witnesses(draft));
        return words;
    }

    /**
     * The words of 送达地址确认书; {@code address} is what the party chose.
     *
     * @param changed whether it takes the place of one that was confirmed before
     */
    Map<String, Object> serviceAddress(Filing filing, ServiceAddress address, boolean changed, Instant at) {
        var words = filledIn(filing, PartyPaper.SERVICE_ADDRESS.title() + (changed ? "（变更）" : ""), at);
        words.putAll(service(address));
        words.put("changed", changed);
        return words;
    }

    /** Where and how the party wants to be served. */
    Map<String, Object> service(ServiceAddress address) {
        return Map.of(
                "address", given(address.address()),
                "phone", given(address.phone()),
                "email", given(address.email()),
                "electronic", address.electronically());
    }

    /** The words of 在线办理同意书. */
    Map<String, Object> consent(Filing filing, Instant at) {
        var words = filledIn(filing, PartyPaper.ONLINE_CONSENT.title(), at);
        words.put("step", filing.track().label());
        return words;
    }

    /** The words of 证据目录; empty where no evidence was handed in. */
    Optional<Map<String, Object>> evidenceList(Filing filing, List<Material> handedIn, Instant at) {
        var evidence = evidence(filing, handedIn);
        if (evidence.isEmpty() && witnesses(filing.draft()).isEmpty()) {
            return Optional.empty();
        }
        var words = filledIn(filing, PartyPaper.EVIDENCE_LIST.title(), at);
        words.put("hasEvidence", !evidence.isEmpty());
        words.put("evidence", evidence);
        words.put("witnesses", witnesses(filing.draft()));
        return Optional.of(words);
    }

    private static List<String> given(@Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text);
    }

    /** What goes with the complaint is signed by who fills it in. */
    private Map<String, Object> filledIn(Filing filing, String title, Instant at) {
        var words = common(filing, title, at);
        words.put("signers", signatures.filledInBy(filing));
        return words;
    }

    private Map<String, Object> common(Filing filing, String title, Instant at) {
        var words = new HashMap<String, Object>();
        words.put("title", title);
        words.put("name", title);
        words.put("court", courts.find(filing.court()).map(Court::name).orElseThrow());
        words.put(
                "filers",
                PartyParticulars.named(filing.draft().plaintiffs()).stream()
                        .map(Party::displayName)
                        .collect(Collectors.joining("、")));
        words.put("date", InWords.date(CourtTime.day(at)));
        words.put("signer", filing.track().word("signer"));
        words.put("preview", false);
        words.put("taken", taken(filing, at));
        return words;
    }

    /** Who wrote it down, where a clerk at the window did (民诉法 123). */
    private List<String> taken(Filing filing, Instant at) {
        var entry = acts.last(filing.id(), Act.Kind.WINDOW_ENTRY);
        if (entry.isEmpty() || !CourtTime.day(entry.get().at()).equals(CourtTime.day(at))) {
            return List.of();
        }
        var form = pleadings.form(filing);
        var signed =
                filing.status() == FilingStatus.CORRECTION_REQUIRED ? Optional.<Act>empty() : pleadings.printed(filing);
        var basis = form == WindowPleadings.Form.RECORD ? "（" + filing.track().word("oralBasis") + "）" : "";
        return List.of("本件由本院窗口工作人员按到场人的陈述录入" + basis
                + signed.map(act -> "；到场人已在" + WindowPleadings.title(filing, form) + "（核对码："
                                + act.words().ground() + "）上签名")
                        .orElse("")
                + "。");
    }

    /** Who signs; for a minor the guardian does (民诉法 60). */
    static String signer(Party party) {
        var guardians = party.representedBy().stream()
                .filter(one -> one.kind() == Party.Representative.Kind.STATUTORY)
                .map(Party.Representative::name)
                .filter(FilingFacts::isWritten)
                .toList();
        return party.displayName() + (guardians.isEmpty() ? "" : "（法定代理人" + String.join("、", guardians) + "）");
    }

    private static List<Map<String, Object>> claims(List<Claim> claims) {
        var written = claims.stream()
                .filter(claim -> FilingFacts.isWritten(claim.text()))
                .toList();
        return IntStream.range(0, written.size())
                .mapToObj(at -> Map.<String, Object>of(
                        "number", String.valueOf(at + 1), "text", said(written.get(at), at == written.size() - 1)))
                .toList();
    }

    /** The claim with its sum, in figures and in words, before its stop. */
    private static String said(Claim claim, boolean last) {
        return claim.saidInCapitals() + (last ? "。" : "；");
    }

    /** What a divorce divides, as far as it was said; nothing in any other cause. */
    private List<String> property(Filing filing) {
        var property = filing.draft().divorceProperty();
        if (property == null
                || !property.told()
                || property.extent() == DivorceProperty.Extent.NONE
                || !divided.isAsked(filing.track(), filing.draft().causeCode())) {
            return List.of();
        }
        return List.of(property.totalFen() == null ? "尚不清楚" : withCapitals(property.totalFen()));
    }

    private static String withCapitals(long fen) {
        var sum = new Fen(fen);
        return sum + "（" + InWords.money(sum) + "）";
    }

    private static List<String> paragraphs(@Nullable String text) {
        return text == null
                ? List.of()
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(PartyPaperWords::closed)
                        .toList();
    }

    /** The paragraph with the stop that its writer left out. */
    private static String closed(String paragraph) {
        return ENDED.matcher(paragraph).find()
                ? paragraph
                : OPEN_END.matcher(paragraph).replaceFirst("") + "。";
    }

    /** The conditions of the law that the party affirmed (for a payment order, 民诉解释 427). */
    private static List<String> stated(Draft draft) {
        return Facts.declared().askedOfFiler(FilingFacts.of(draft)).stream()
                .flatMap(fact ->
                        Stream.ofNullable(fact.states().get(draft.answers().getOrDefault(fact.name(), ""))))
                .toList();
    }

    static List<String> witnesses(Draft draft) {
        var evidence = draft.evidence();
        return evidence == null
                ? List.of()
                : evidence.witnesses().stream().map(Evidence.Witness::said).toList();
    }

    private static List<Map<String, String>> evidence(Filing filing, List<Material> handedIn) {
        var draft = filing.draft();
        var handedInBy = filing.track().word("filer") + "提交";
        var said = draft.evidence() == null ? new Evidence(List.of(), List.of()) : draft.evidence();
        var listed = handedIn.stream()
                .filter(material -> EVIDENCE.contains(material.kind()))
                .toList();
        return IntStream.range(0, listed.size())
                .mapToObj(at -> {
                    var note = said.of(listed.get(at).id());
                    var proves = note.map(Evidence.Note::proves)
                            .filter(FilingFacts::isWritten)
                            .map(what -> "（证明：" + what + "）")
                            .orElse("");
                    return Map.of(
                            "position", String.valueOf(at + 1),
                            "name", EvidenceNames.of(listed.get(at), filing.track()) + proves,
                            "kind", EvidenceNames.kind(listed.get(at), filing.track()),
                            "pages", listed.get(at).extent(),
                            "source",
                                    note.map(Evidence.Note::source)
                                            .filter(FilingFacts::isWritten)
                                            .orElse(handedInBy));
                })
                .toList();
    }
}
