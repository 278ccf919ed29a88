package org.lian.filing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.json.StoredJson;
import org.lian.materials.Material;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Sha256;
import org.springframework.stereotype.Component;

/**
 * 窗口的起诉材料: the record of what the person said, or the pleading as it was entered, signed as it was printed and
 * scanned; or the paper that the person had written himself, and a sheet of what was entered beside it, signed in the
 * same way.
 */
@Component
class WindowPleadings {
    private static final StoredJson JSON =
            new StoredJson(JsonMapper.builder().addModule(new JavaTimeModule()).build());
    private static final String FIELD = "materials";
    private static final String AGAIN = "请重新打印、读给本人听、签名、扫描上传";

    private final Acts acts;
    private final Accounts accounts;

    WindowPleadings(Acts acts, Accounts accounts) {
        this.acts = acts;
        this.accounts = accounts;
    }

    /** The kind of pleading that is scanned. */
    enum Form {
        /** What was said, taken down: for who can hardly write, where the law has an oral form. */
        RECORD,
        /** The written pleading, printed of what was entered. */
        PRINTED,
        /** The person's own paper. */
        WRITTEN;

        /** Whether what is printed is the pleading itself, with the claims and facts. */
        boolean isWhole() {
            return this != WRITTEN;
        }
    }

    /** What is printed to be signed. */
    static String title(Filing filing, Form form) {
        return switch (form) {
            case RECORD -> filing.track().record();
            case PRINTED -> filing.track().word("pleading");
            case WRITTEN -> "窗口录入确认单";
        };
    }

    /** On what ground the person stands at the window, as was told at the beginning; himself where nothing was. */
    Standing standing(FilingId filing) {
        return acts.of(filing, Act.Kind.WINDOW_ENTRY).stream()
                .map(act -> act.words().ground())
                .filter(Objects::nonNull)
                .map(Standing::valueOf)
                .findFirst()
                .orElse(Standing.SELF);
    }

    /** A paper as it is asked for of whoever stands at the window; as the table has it on the portal. */
    RequiredMaterials.Item asked(FilingId filing, RequiredMaterials.Item item) {
        return Standing.asksMoreOf(item) ? standing(filing).asked(item) : item;
    }

    /** What the paper is called that is uploaded at the window; empty where its kind says it. */
    Optional<String> called(Filing filing, String kind) {
        return kind.equals(Material.Kind.COMPLAINT.name())
                        && acts.isOfWindow(filing.id())
                        && form(filing).isWhole()
                ? Optional.of("签名的" + title(filing, form(filing)))
                : Optional.empty();
    }

    /**
     * What the clerk chose. Unless he did: where the law has no oral form for the procedure, the person's own paper; an
     * organisation writes.
     */
    Form form(Filing filing) {
        return chosen(filing)
                .map(act -> Form.valueOf(Objects.requireNonNull(act.words().ground())))
                .orElseGet(() -> !filing.track().isOral()
                        ? Form.WRITTEN
                        : isOfOrganisations(filing) ? Form.PRINTED : Form.RECORD);
    }

    /** Those that can be chosen for a filing: an organisation can write. */
    List<Form> forms(Filing filing) {
        return Arrays.stream(Form.values())
                .filter(form -> form != Form.RECORD || filing.track().isOral() && !isOfOrganisations(filing))
                .toList();
    }

    /** Before the claimants are entered, whoever stands here says what they are. */
    private boolean isOfOrganisations(Filing filing) {
        var plaintiffs = filing.draft().plaintiffs();
        return plaintiffs.isEmpty()
                ? standing(filing.id()).isForOrganisation()
                : plaintiffs.stream().noneMatch(Party::naturalPerson);
    }

    void choose(Actor clerk, Filing filing, String wanted) {
        var form = Arrays.stream(Form.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("pleading", "UNKNOWN", "请选择：口头说的记入笔录、按录入的内容打印，还是本人写好了文书"));
        if (!forms(filing).contains(form)) {
            throw Refusal.conflict(
                    (filing.track().isOral() ? "单位" : filing.track().label()) + "要有书面的"
                            + filing.track().word("pleading") + "，不能只记笔录");
        }
        acts.append(
                clerk, filing.id(), Act.Kind.WINDOW_PLEADING, Act.Words.none().onGround(form.name()));
    }

    /** The record as it is printed now, with its code and moment; printed again unchanged, it is the same. */
    Act print(Actor clerk, Filing filing) {
        var code = code(filing);
        return printed(filing)
                .filter(act -> code.equals(act.words().ground()) && act.actor().equals(clerk.username()))
                .orElseGet(() -> acts.append(
                        clerk,
                        filing.id(),
                        Act.Kind.WINDOW_RECORD,
                        Act.Words.none().onGround(code)));
    }

    /** The last that was printed in the way that is chosen: what was printed before the choice is something else. */
    Optional<Act> printed(Filing filing) {
        var chosen = chosen(filing);
        return acts.last(filing.id(), Act.Kind.WINDOW_RECORD)
                .filter(act ->
                        chosen.isEmpty() || !act.at().isBefore(chosen.get().at()));
    }

    private Optional<Act> chosen(Filing filing) {
        return acts.last(filing.id(), Act.Kind.WINDOW_PLEADING);
    }

    /** Refuses a filing whose pleading was not scanned, or says something else than what was entered. */
    void require(Filing filing, List<Material> handedIn) {
        unsaid(filing).ifPresent(unsaid -> {
            throw Refusal.invalid("plaintiffs", "SPEAKER_MISSING", unsaid.text());
        });
        missing(filing, handedIn).ifPresent(text -> {
            throw Refusal.invalid(FIELD, "RECORD_MISSING", text);
        });
    }

    /** What is missing of it, in a sentence; empty where nothing is. */
    Optional<String> missing(Filing filing, List<Material> handedIn) {
        var track = filing.track();
        var form = form(filing);
        var sheet = title(filing, form);
        var scans = handedIn.stream().filter(material -> !material.isMade()).toList();
        var complaints = scans.stream().filter(WindowPleadings::isPleading).toList();
        if (form == Form.WRITTEN && superseded(filing, handedIn).containsAll(complaints)) {
            return Optional.of("还没有扫描上传本人写好、签了名的" + track.word("pleading") + "，请作为" + track.word("paper") + "上传"
                    + (complaints.isEmpty() ? "" : "；已经上传的是原来打印出来签的，请删除"));
        }
        var unsaid = unsaid(filing);
        if (unsaid.isPresent()) {
            return unsaid.map(WindowEntries.Unsaid::text);
        }
        var kind = form.isWhole() ? track.word("paper") : Material.Kind.OTHER.label();
        var printed = printed(filing);
        if (printed.isEmpty()) {
            return Optional.of("还没有打印" + sheet + "：请打印，读给本人听，由本人签名或者按指印，扫描以后作为" + kind + "上传"
                    + (form == Form.RECORD ? "（" + track.word("oralBasis") + "）" : ""));
        }
        if (!code(filing).equals(printed.get().words().ground())) {
            return Optional.of("录入的内容在打印" + sheet + "以后改过，" + AGAIN);
        }
        var signed = form.isWhole()
                ? complaints
                : scans.stream()
                        .filter(scan -> scan.kind() == Material.Kind.OTHER)
                        .toList();
        if (signed.isEmpty()) {
            return Optional.of("还没有扫描上传签了名的" + sheet + "，请作为" + kind + "上传");
        }
        return signed.stream().allMatch(scan -> scan.uploadedAt()
                        .isBefore(printed.get().at()))
                ? Optional.of("上传的扫描件早于最后一次打印的" + sheet + "，" + AGAIN)
                : Optional.empty();
    }

    /**
     * Scans of what was printed anew since, or of what was printed before the person's own paper was chosen: another was
     * signed in their place.
     */
    List<Material> superseded(Filing filing, List<Material> handedIn) {
        return (form(filing) == Form.WRITTEN ? insteadOfPrinted(filing) : printed(filing))
                .stream()
                        .flatMap(last -> handedIn.stream()
                                .filter(WindowPleadings::isPleading)
                                .filter(material -> !material.isMade())
                                .filter(scan -> scan.uploadedAt().isBefore(last.at())))
                        .toList();
    }

    /** The choice of the person's own paper, where something had been printed before. */
    private Optional<Act> insteadOfPrinted(Filing filing) {
        return chosen(filing).filter(choice -> acts.of(filing.id(), Act.Kind.WINDOW_RECORD).stream()
                .anyMatch(print -> print.at().isBefore(choice.at())));
    }

    private static boolean isPleading(Material material) {
        return material.kind() == Material.Kind.COMPLAINT;
    }

    /** Why the record could not say for whom the person at the window speaks; empty where it can. */
    Optional<WindowEntries.Unsaid> unsaid(Filing filing) {
        var person = person(filing);
        var plaintiffs = filing.draft().plaintiffs();
        return organisations(filing)
                .filter(party -> speaker(party, person).isEmpty())
                .findFirst()
                .map(party -> new WindowEntries.Unsaid(
                        "plaintiffs[" + plaintiffs.indexOf(party) + "]",
                        "“" + party.displayName() + "”是单位，要写明谁替它说：请在"
                                + filing.track().claimant() + "那一页把到场的“" + person + "”写成法定代表人（主要负责人）或者代理人"))
                .or(() -> stranger(filing, person))
                .or(() -> unrelated(filing, person));
    }

    /** A guardian says what he is to the party (民诉法 60): what is signed names it. */
    private static Optional<WindowEntries.Unsaid> unrelated(Filing filing, String person) {
        var plaintiffs = filing.draft().plaintiffs();
        return plaintiffs.stream()
                .filter(party -> speaker(party, person)
                        .filter(one -> one.kind() == Party.Representative.Kind.STATUTORY)
                        .filter(one -> !FilingFacts.isWritten(one.relation()))
                        .isPresent())
                .findFirst()
                .map(party -> new WindowEntries.Unsaid(
                        "plaintiffs[" + plaintiffs.indexOf(party) + "]",
                        "没有写到场的“" + person + "”是“" + party.displayName() + "”的什么人：请在"
                                + filing.track().claimant() + "那一页的“监护人和当事人的关系”写明，例如母亲"));
    }

    /** Nobody speaks for a party without being its agent (民诉法 60 to 62), but who may apply for a victim. */
    private static Optional<WindowEntries.Unsaid> stranger(Filing filing, String person) {
        return !isStranger(filing, person)
                        || "YES".equals(filing.draft().answers().get(WindowEntries.FOR_ANOTHER))
                ? Optional.empty()
                : Optional.of(new WindowEntries.Unsaid(
                        "plaintiffs[0]",
                        "到场的“" + person + "”不是" + filing.track().claimant() + "，也没有写成代理人：替别人办理的，请在"
                                + filing.track().claimant() + "那一页写成代理人，由当事人委托的要交授权委托书；父母等监护人，选“父母等监护人（法定代理人）”"));
    }

    /** Whether the person is neither a claimant nor named as somebody's agent. */
    private static boolean isStranger(Filing filing, String person) {
        var plaintiffs = filing.draft().plaintiffs();
        return !plaintiffs.isEmpty()
                && plaintiffs.stream()
                        .noneMatch(party -> person.equals(party.name())
                                || speaker(party, person).isPresent());
    }

    /** For whom of the claimants the person speaks who is not one of them, each in a sentence, with his identity paper. */
    List<String> speakers(Filing filing) {
        var person = person(filing);
        var spoken = filing.draft().plaintiffs().stream()
                .flatMap(party ->
                        speaker(party, person).map(one -> party.displayName() + "的" + office(one, true)).stream())
                .toList();
        return (isStranger(filing, person)
                        ? List.of(person + "，替" + filing.track().claimant() + "申请")
                        : spoken)
                .stream().map(one -> "到场陈述的是" + one + identity(filing)).toList();
    }

    /** Who signs, each with whom the person signs for. */
    List<String> signers(Filing filing) {
        var person = person(filing);
        var parties = PartyParticulars.named(filing.draft().plaintiffs());
        return isStranger(filing, person)
                ? parties.stream()
                        .map(party -> party.displayName() + "（由" + person + "代为申请）")
                        .toList()
                : parties.stream()
                        .map(party -> speaker(party, person)
                                .map(one -> party.displayName() + seal(filing, party) + "，"
                                        + office(one, one.agentKind() == null))
                                .orElseGet(() -> PartyPaperWords.signer(party)))
                        .toList();
    }

    /** An organisation puts its seal on its own pleading. */
    private String seal(Filing filing, Party party) {
        return party.naturalPerson() || form(filing) != Form.PRINTED ? "" : "（盖章）";
    }

    /** The number of the person's identity paper; nothing on a paper of who hides from the other side. */
    private String identity(Filing filing) {
        return filing.track().hidesClaimant()
                ? ""
                : accounts.find(filing.ownerId())
                        .map(one -> PartyParticulars.idNumber(Party.IdType.valueOf(one.idType()), one.idNumber()))
                        .orElse("");
    }

    /** The name of who stands at the window. */
    String person(Filing filing) {
        return accounts.find(filing.ownerId()).map(Account::name).orElse("");
    }

    private static Stream<Party> organisations(Filing filing) {
        return filing.draft().plaintiffs().stream().filter(party -> !party.naturalPerson());
    }

    /** An organisation has no guardian, and a person no 法定代表人. */
    private static Optional<Party.Representative> speaker(Party party, String person) {
        var other = party.naturalPerson()
                ? Party.Representative.Kind.LEGAL_REPRESENTATIVE
                : Party.Representative.Kind.STATUTORY;
        return party.representedBy().stream()
                .filter(one -> one.kind() != other && person.equals(one.name()))
                .findFirst();
    }

    /** In what office, and with the name what the speaker is, where that stands nowhere else. */
    private static String office(Party.Representative speaker, boolean titled) {
        if (speaker.kind() == Party.Representative.Kind.LEGAL_REPRESENTATIVE) {
            return "法定代表人（主要负责人）" + speaker.name();
        }
        return (speaker.kind() == Party.Representative.Kind.STATUTORY ? "法定代理人" : "委托诉讼代理人")
                + (titled ? speaker.titled() : speaker.name());
    }

    /** A short print of what the record says: whoever compares it knows whether the same was signed and filed. */
    private static String code(Filing filing) {
        var draft = filing.draft();
        var said = Arrays.asList(
                draft.track(),
                draft.causeCode(),
                draft.plaintiffs().stream().map(Party::withoutPapers).toList(),
                draft.defendants().stream().map(Party::withoutPapers).toList(),
                draft.thirdParties().stream().map(Party::withoutPapers).toList(),
                draft.claims(),
                draft.claimItems(),
                draft.claimAmountFen(),
                draft.facts(),
                draft.serviceAddress(),
                PartyPaperWords.witnesses(draft));
        return ReadableCode.of(Sha256.of(JSON.bytes(said)));
    }
}
