package org.lian.filing;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Material;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 双方共同申请: who files hands each other applicant a link; he reads the application, says his name and number, and joins
 * without an account. What is changed afterwards is read again. Or all sign on paper, which is uploaded.
 */
@Component
public class JointApplications {
    private final FilingStore store;
    private final JointConsents consents;
    private final SigningLinks links;
    private final SettlementStore settlements;
    private final ConfirmationStore confirmations;
    private final FilingActions actions;
    private final Access access;
    private final Courts courts;
    private final Journal journal;
    private final BusinessClock clock;

    JointApplications(
            FilingStore store,
            JointConsents consents,
            SigningLinks links,
            SettlementStore settlements,
            ConfirmationStore confirmations,
            FilingActions actions,
            Access access,
            Courts courts,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.consents = consents;
        this.links = links;
        this.settlements = settlements;
        this.confirmations = confirmations;
        this.actions = actions;
        this.access = access;
        this.courts = courts;
        this.journal = journal;
        this.clock = clock;
    }

    /** An application before the eyes of one who came by a link. */
    public record Opened(JointApplication application, JointApplication.Applicant reader, boolean submitted) {}

    /** The application as it stands; empty where the procedure asks nobody to join. The caller has found the filing. */
    @Transactional(readOnly = true)
    public Optional<JointApplication> of(Filing filing) {
        return filing.track().asks(Track.Asks.TOGETHER) ? Optional.of(application(filing)) : Optional.empty();
    }

    /** Whether somebody may have to join it still; after the submission nobody has to. */
    public boolean asksToJoin(Filing filing) {
        return filing.track().asks(Track.Asks.TOGETHER) && filing.status() == FilingStatus.DRAFT;
    }

    /** The link for one who has to join; it is shown once. */
    @Transactional
    public String hand(Actor filer, FilingId id, String party) {
        var filing = store.lock(id).orElseThrow(JointApplications::noFiling);
        access.requireWrite(filer, id);
        var application = of(filing).orElseThrow(() -> Refusal.notFound("这类申请不需要另一方共同提出"));
        actions.of(filing).require(FilingAct.EDIT);
        var applicant = applicant(application, party);
        if (filing.draft().courtCode() == null || !filing.draft().complaintTyped()) {
            throw Refusal.invalid(
                    "party",
                    "INCOMPLETE",
                    "请先选择法院，写好" + filing.track().word("claims") + "和"
                            + filing.track().word("facts") + "，再请另一方看");
        }
        var checked = identity(filing, applicant)
                .orElseThrow(() -> Refusal.invalid(
                        "party",
                        "NUMBER_MISSING",
                        "请先在“" + filing.track().respondent() + "”一页写明" + applicant.name()
                                + "的证件号码；他打开链接以后填写同一个号码才能同意"));
        var token = links.hand(SigningLinks.Paper.APPLICATION, id.value(), applicant.key(), checked, clock.now());
        leaf(filer, id, "JOINT_LINK", "请" + applicant.role() + "看申请、同意共同申请，生成了链接", applicant);
        return token;
    }

    /** What a link shows: the application and nothing else. */
    @Transactional(readOnly = true)
    public Opened opened(String token) {
        var link = open(token);
        var filing = store.find(new FilingId(link.paper())).orElseThrow(JointApplications::noFiling);
        var application = application(filing);
        var reader = reader(application, link);
        var submitted = filing.status() != FilingStatus.DRAFT;
        if (submitted && !reader.isJoined()) {
            throw Refusal.notFound("这件申请已经提交，这个链接已经失效");
        }
        return new Opened(application, reader, submitted);
    }

    private SigningLinks.Link open(String token) {
        var link = links.open(SigningLinks.Paper.APPLICATION, token);
        LinkPeriods.requireRunning(SigningLinks.Paper.APPLICATION, link, clock.now());
        return link;
    }

    /** The one of a link joins; {@code shown} is the mark of what he read. */
    @Transactional
    public void join(String token, String shown, @Nullable String name, @Nullable String number) {
        var link = open(token);
        var id = new FilingId(link.paper());
        links.require(SigningLinks.Paper.APPLICATION, token, link, name, number);
        var filing = store.lock(id).orElseThrow(JointApplications::noFiling);
        actions.of(filing).require(FilingAct.EDIT);
        var application = application(filing);
        if (!application.shown().equals(shown)) {
            throw Refusal.conflict("申请的内容刚刚改过，请重新打开、看过以后再同意", Law.CONFIRMATION);
        }
        var applicant = reader(application, link);
        if (applicant.isJoined()) {
            throw Refusal.conflict("您已经同意过了，不用再办", Law.CONFIRMATION);
        }
        consents.keep(
                id,
                applicant.key(),
                new JointConsents.Kept(
                        link.checked().name(), clock.now(), HexFormat.of().parseHex(shown)));
        leaf(Actor.system(), id, "JOINT_CONSENT", applicant.role() + "看过申请，凭链接同意共同申请", applicant);
    }

    /** What the check says of it: who has joined, and who is still missing. */
    List<Finding> findings(Filing filing, List<Material> handedIn) {
        return of(filing)
                .map(application -> findings(application, filing, handedIn))
                .orElseGet(List::of);
    }

    private List<Finding> findings(JointApplication application, Filing filing, List<Material> handedIn) {
        var found = new ArrayList<Finding>();
        var onPaper = handedIn.stream()
                .anyMatch(material -> material.kind() == Material.Kind.COMPLAINT && !material.isMade());
        for (var applicant : application.others()) {
            var who = applicant.role() + "“" + applicant.name() + "”";
            var consent = applicant.consent();
            if (consent != null && consent.stands()) {
                found.add(Finding.passed("JOINT_CONSENT", who + "：" + consent.text(), Law.CONFIRMATION.text()));
            } else if (onPaper) {
                found.add(Finding.warning(
                        "together",
                        "JOINT_ON_PAPER",
                        who + "没有在网上同意：上传的" + filing.track().word("paper") + "上应当有他的签名或者盖章，由法院核对",
                        Law.CONFIRMATION.text()));
            } else {
                found.add(Finding.blocking(
                        "together",
                        "JOINT_CONSENT_MISSING",
                        (consent == null ? who + "还没有同意共同申请" : who + "同意以后，申请的内容改过") + "：请把链接交给他，由他看过以后同意；或者上传各方都签了名的"
                                + filing.track().word("paper"),
                        Law.CONFIRMATION.text()));
            }
        }
        return List.copyOf(found);
    }

    /** The lines that name who joined, for the paper. */
    List<String> joined(Filing filing) {
        return of(filing).stream()
                .flatMap(application -> application.others().stream())
                .flatMap(applicant -> Stream.ofNullable(applicant.consent())
                        .filter(JointApplication.Consent::stands)
                        .map(consent -> applicant.name() + "（" + consent.text() + "）"))
                .toList();
    }

    private JointApplication application(Filing filing) {
        var draft = filing.draft();
        var court = Optional.ofNullable(draft.courtCode())
                .flatMap(code -> courts.find(filing.court()))
                .map(Court::name)
                .orElse("");
        var all = Signatory.of(filing);
        var parties = all.stream()
                .map(one -> one.role() + "：" + one.party().displayName())
                .toList();
        var claims = draft.claimLines();
        var facts = draft.facts() == null
                ? List.<String>of()
                : draft.facts()
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList();
        var words = String.join(
                "\n\n", court, String.join("\n", parties), String.join("\n", claims), String.join("\n", facts));
        var shown = consents.hash(filing.id(), words);
        var given = consents.of(filing.id());
        return new JointApplication(
                filing.id(),
                filing.track().word("pleading"),
                court,
                parties,
                claims,
                facts,
                HexFormat.of().formatHex(shown),
                all.stream()
                        .skip(1)
                        .map(one -> new JointApplication.Applicant(
                                one.key(), one.role(), one.party().displayName(), consent(given.get(one.key()), shown)))
                        .toList());
    }

    private static JointApplication.@Nullable Consent consent(JointConsents.@Nullable Kept kept, byte[] shown) {
        return kept == null ? null : new JointApplication.Consent(kept.by(), kept.at(), kept.isTo(shown));
    }

    /**
     * By what he is recognised: as the mediator checked him when he signed the agreement, else by the number that the
     * application names. The filer is not told the former.
     */
    private Optional<SigningLinks.Checked> identity(Filing filing, JointApplication.Applicant applicant) {
        return confirmations
                .settled(filing.id())
                .flatMap(settlements::newest)
                .flatMap(agreement -> links.newest(SigningLinks.Paper.AGREEMENT, agreement.id(), applicant.key()))
                .map(SigningLinks.Link::checked)
                .filter(checked -> checked.name().equals(applicant.name()))
                .or(() -> Signatory.of(filing).stream()
                        .filter(one -> one.key().equals(applicant.key()))
                        .findFirst()
                        .flatMap(one -> SigningLinks.Checked.of(
                                applicant.name(), one.party().idNumber())));
    }

    /** The one for whom the link was made; in his place may stand another since. */
    private static JointApplication.Applicant reader(JointApplication application, SigningLinks.Link link) {
        return application.others().stream()
                .filter(one -> one.key().equals(link.party())
                        && one.name().equals(link.checked().name()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("申请的当事人改过，这个链接已经失效；请向发给您链接的另一方申请人要新的链接"));
    }

    private static JointApplication.Applicant applicant(JointApplication application, String party) {
        return application.others().stream()
                .filter(one -> one.key().equals(party))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("party", "UNKNOWN", "请选择要请谁同意"));
    }

    private static Refusal noFiling() {
        return Refusal.notFound("没有找到这件立案申请");
    }

    private void leaf(Actor actor, FilingId id, String kind, String text, JointApplication.Applicant applicant) {
        journal.append(JournalEntry.shown(id, actor, clock.now(), kind, text)
                .on(Law.CONFIRMATION)
                .with(Map.of("party", applicant.key())));
    }
}
