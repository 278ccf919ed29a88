package org.lian.filing;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Track;

/**
 * The filing as its filer writes it. Everything may be missing until it is submitted; amounts in fen.
 *
 * @param claims as one text; of the claims that were written one by one where there are any
 * @param claimItems the claims one by one; empty where they were written as one text
 * @param evidence what the filer says of it; the pieces themselves are materials
 * @param answers to what the rest does not tell: a declared fact and its value
 * @param divorceProperty what a divorce divides; null while nobody was asked, and in every other cause
 */
public record Draft(
        @Nullable Track track,
        @Nullable String courtCode,
        @Nullable String causeCode,
        List<Party> plaintiffs,
        List<Party> defendants,
        List<Party> thirdParties,
        @Nullable String claims,
        List<Claim> claimItems,
        @Nullable String facts,
        @Nullable Long claimAmountFen,
        @Nullable Procedure procedure,
        @Nullable ServiceAddress serviceAddress,
        @Nullable String confidentiality,
        Map<String, String> elements,
        Map<String, String> answers,
        @Nullable Evidence evidence,
        @Nullable DivorceProperty divorceProperty) {

    /** The procedure asked for; the court decides. */
    public enum Procedure {
        ORDINARY("普通程序"),
        SIMPLIFIED("简易程序"),
        SMALL_CLAIMS("小额诉讼程序");

        private final String label;

        Procedure(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Draft {
        plaintiffs = plaintiffs == null ? List.of() : List.copyOf(plaintiffs);
        defendants = defendants == null ? List.of() : List.copyOf(defendants);
        thirdParties = thirdParties == null ? List.of() : List.copyOf(thirdParties);
        claimItems = claimItems == null ? List.of() : List.copyOf(claimItems);
        claims = claims == null && !claimItems.isEmpty() ? Claim.text(claimItems) : claims;
        elements = elements == null ? Map.of() : Map.copyOf(elements);
        answers = answers == null ? Map.of() : given(answers);
    }

    /** A question that is answered with nothing is not answered. */
    private static Map<String, String> given(Map<String, String> answers) {
        return answers.entrySet().stream()
                .filter(answer -> answer.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** An empty draft of a track, the first page of the portal. */
    public static Draft of(Track track, @Nullable String courtCode) {
        return new Draft(
                track, courtCode, null, List.of(), List.of(), List.of(), null, List.of(), null, null, null, null, null,
                Map.of(), Map.of(), null, null);
    }

    /** Whether the complaint was typed in, which needs no file beside it (在线诉讼规则 11). */
    public boolean complaintTyped() {
        return FilingFacts.isWritten(claims) && FilingFacts.isWritten(facts);
    }

    /** The claims one by one, however they were written. */
    public List<Claim> claimList() {
        return claimItems.isEmpty() ? Claim.listOf(claims) : claimItems;
    }

    /** The claims, one line each. */
    public List<String> claimLines() {
        var text = Claim.text(claimList());
        return text == null ? List.of() : text.lines().toList();
    }

    /** What the claims ask for together, in fen; null where none names a sum. */
    public @Nullable Long claimsSum() {
        return Claim.sum(claimItems);
    }

    /** Whether it is a case of secrets, of privacy or of a minor, or one whose claimant hides from the other side. */
    public boolean confidential() {
        return hidesClaimant() || (confidentiality != null && !confidentiality.equals("NONE"));
    }

    /** Whether the filer agreed to be served electronically; who said nothing did not (民事诉讼法 90). */
    public boolean agreesToElectronicService() {
        return serviceAddress != null && serviceAddress.electronically();
    }

    /** The names of the parties that are organisations. */
    Stream<String> organisations() {
        return Stream.of(plaintiffs, defendants, thirdParties)
                .flatMap(List::stream)
                .filter(party -> party.kind() == Party.Kind.ORGANISATION)
                .map(Party::name)
                .filter(Objects::nonNull);
    }

    private boolean hidesClaimant() {
        return track != null && track.hidesClaimant();
    }

    /** Writes some of the answers anew. */
    public DraftEdit edit() {
        return new DraftEdit(this);
    }

    /** The draft as it is kept, without characters that nobody sees. */
    Draft plain() {
        var items = claimItems.stream()
                .map(Claim::plain)
                .filter(claim -> !claim.blank())
                .toList();
        var edit = edit().claims(claims == null ? null : PlainText.of(claims));
        return (items.isEmpty() ? edit : edit.claimItems(items))
                .plaintiffs(plaintiffs.stream().map(Party::plain).toList())
                .defendants(defendants.stream().map(Party::plain).toList())
                .thirdParties(thirdParties.stream().map(Party::plain).toList())
                .facts(facts == null ? null : PlainText.of(facts))
                .serviceAddress(serviceAddress == null ? null : serviceAddress.plain())
                .evidence(evidence == null ? null : evidence.plain())
                .elements(elements.entrySet().stream()
                        .collect(Collectors.toMap(
                                element -> PlainText.line(element.getKey()),
                                element -> PlainText.of(element.getValue()),
                                (first, second) -> first)))
                .draft();
    }

    /** The draft as the court reads it by default: ID numbers and phones masked, and where a claimant hides, its place. */
    public Draft masked() {
        return edit().plaintiffs(plaintiffs.stream()
                        .map(party -> hidesClaimant() ? party.hidden() : party.masked())
                        .toList())
                .defendants(defendants.stream().map(Party::masked).toList())
                .thirdParties(thirdParties.stream().map(Party::masked).toList())
                .serviceAddress(
                        serviceAddress == null
                                ? null
                                : hidesClaimant() ? serviceAddress.hidden() : serviceAddress.masked())
                .draft();
    }
}
