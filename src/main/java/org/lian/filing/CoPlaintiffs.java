package org.lian.filing;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 共同原告: those of a filing who did not file it, and every other applicant of what is applied for together; in whose
 * hands each gets what is served. One who opens the link of who filed, under his own name, with his own number, gets it
 * into his own account from then on, and reads nothing else of the filing.
 */
@Component
public class CoPlaintiffs {
    private static final SigningLinks.Paper LINK = SigningLinks.Paper.OWN_ACCOUNT;

    private final FilingStore store;
    private final JoinedParties joined;
    private final SigningLinks links;
    private final Accounts accounts;
    private final Access access;
    private final Courts courts;
    private final Journal journal;
    private final BusinessClock clock;
    private final FilingActions actions;
    private final DraftLimits limits;

    CoPlaintiffs(
            FilingStore store,
            JoinedParties joined,
            SigningLinks links,
            Accounts accounts,
            Access access,
            Courts courts,
            Journal journal,
            BusinessClock clock,
            FilingActions actions,
            DraftLimits limits) {
        this.actions = actions;
        this.limits = limits;
        this.store = store;
        this.joined = joined;
        this.links = links;
        this.accounts = accounts;
        this.access = access;
        this.courts = courts;
        this.journal = journal;
        this.clock = clock;
    }

    /** A filing as its link shows it to who may join: as what, in which matter, before which court. */
    public record Opened(CoPlaintiff reader, Filing filing, String court) {}

    /** Whether anybody is a plaintiff beside who filed; cheap, asks no store. */
    public static boolean hasOthers(Filing filing) {
        return candidates(filing).size() > 1;
    }

    /** All but who filed, in order. */
    public List<CoPlaintiff> of(Filing filing) {
        if (!hasOthers(filing)) {
            return List.of();
        }
        var filer = accounts.find(filing.ownerId()).orElseThrow();
        var all = candidates(filing);
        var elected = all.stream()
                .map(Signatory::party)
                .filter(Party::actsForAll)
                .anyMatch(party -> isFiler(party, filer) || isRepresented(party, filer));
        var own = joined.accounts(filing.id(), JoinedParties.Purpose.PAPERS);
        return all.stream()
                .filter(one -> !isFiler(one.party(), filer))
                .map(one -> {
                    var person = joined.person(filing.id(), one.party());
                    var account = own.get(HexFormat.of().formatHex(person));
                    var hands = account != null
                            ? CoPlaintiff.Hands.OWN
                            : isRepresented(one.party(), filer)
                                    ? CoPlaintiff.Hands.AGENT
                                    : elected ? CoPlaintiff.Hands.REPRESENTATIVE : CoPlaintiff.Hands.COURT;
                    return new CoPlaintiff(one.key(), one.role(), one.party(), person, hands, account);
                })
                .toList();
    }

    /** The link for one who may join; it is shown once. */
    @Transactional
    public String hand(Actor filer, FilingId id, String key) {
        var filing = store.lock(id).orElseThrow(CoPlaintiffs::noFiling);
        access.requireWrite(filer, id);
        if (filing.status() == FilingStatus.DRAFT) {
            throw Refusal.conflict("提交以后才能请其他" + filing.track().claimant() + "在网上收文书", Law.RECEIVED);
        }
        var one = find(filing, other -> other.key().equals(key))
                .orElseThrow(() -> Refusal.invalid("party", "UNKNOWN", "请选择给谁链接"));
        requireNotJoined(one);
        var checked = SigningLinks.Checked.of(
                        one.party().displayName(), one.party().idNumber())
                .orElseThrow(() -> Refusal.conflict(
                        "材料里没有写明" + one.titled() + "的证件号码，不能核对是不是本人；文书由法院另行送达给他", Law.SERVED_ELECTRONICALLY));
        var token = links.hand(LINK, id.value(), key, checked, clock.now());
        leaf(filer, id, "PLAINTIFF_LINK", "为" + one.role() + "生成了在网上收文书的链接", one);
        return token;
    }

    /** What a link shows to who is logged in; to whoever is somebody else it says whom it is for. */
    @Transactional(readOnly = true)
    public Opened opened(Actor reader, String token) {
        var link = open(token);
        var filing = store.find(new FilingId(link.paper())).orElseThrow(CoPlaintiffs::noFiling);
        return new Opened(
                meant(reader, link, filing),
                filing,
                courts.find(filing.court()).map(Court::name).orElse(""));
    }

    private SigningLinks.Link open(String token) {
        var link = links.open(LINK, token);
        LinkPeriods.requireRunning(LINK, link, clock.now());
        return link;
    }

    /** Who is logged in joins; the number is the one on his document. Returns the filing that he joined. */
    @Transactional
    public Filing join(Actor reader, String token, @Nullable String number) {
        var link = open(token);
        var filing = store.lock(new FilingId(link.paper())).orElseThrow(CoPlaintiffs::noFiling);
        var one = meant(reader, link, filing);
        links.require(LINK, token, link, link.checked().name(), number);
        requireNotJoined(one);
        joined.keep(filing.id(), one.person(), JoinedParties.Purpose.PAPERS, reader.accountId(), clock.now());
        leaf(reader, filing.id(), "PLAINTIFF_JOINED", one.role() + "用自己的账号在网上收文书", one);
        return filing;
    }

    /** Whoever joined a filing gets his papers of the one as which it arrives at another court, too. */
    void carry(Filing from, Filing to) {
        of(from).stream()
                .filter(one -> one.account() != null)
                .forEach(one -> joined.keep(
                        to.id(),
                        joined.person(to.id(), one.party()),
                        JoinedParties.Purpose.PAPERS,
                        Objects.requireNonNull(one.account()),
                        clock.now()));
    }

    /** What an account joined, the newest first. */
    @Transactional(readOnly = true)
    public List<Filing> joinedBy(Actor reader) {
        return joined.joinedBy(reader.accountId()).stream()
                .flatMap(id -> store.find(id).stream())
                .toList();
    }

    public boolean hasJoined(Actor reader, FilingId id) {
        return joined.getsPapers(reader.accountId(), id);
    }

    /** A filing that the account joined; for anybody else there is none. */
    @Transactional(readOnly = true)
    public Filing requireJoined(Actor reader, FilingId id) {
        return Optional.of(id)
                .filter(one -> hasJoined(reader, one))
                .flatMap(store::find)
                .orElseThrow(CoPlaintiffs::noFiling);
    }

    /** How a filing names who is logged in and joined it; empty when somebody else stands in his place since. */
    @Transactional(readOnly = true)
    public Optional<CoPlaintiff> self(Actor reader, Filing filing) {
        return find(filing, one -> reader.accountId().equals(one.account()));
    }

    /**
     * Puts another address and phone of his own in the place of those that the filing names: what reaches him on paper goes
     * there from then on. Nobody else's is touched, and his papers come into his account as before.
     */
    @Transactional
    public void move(Actor reader, FilingId id, ServiceAddress wanted) {
        var filing = Optional.of(id)
                .filter(one -> hasJoined(reader, one))
                .flatMap(store::lock)
                .orElseThrow(CoPlaintiffs::noFiling);
        actions.of(filing).require(FilingAct.CHANGE_SERVICE_ADDRESS);
        var self = self(reader, filing).orElseThrow(CoPlaintiffs::noFiling);
        var confirmed = ServiceAddressChanges.whole(limits, wanted);
        var moved = self.party().at(confirmed.address(), confirmed.phone());
        if (moved.equals(self.party())) {
            throw Refusal.invalid("serviceAddress.address", "SAME", "和现在的一样，没有变更：请改写以后再确认，不用变更的请返回");
        }
        var now = clock.now();
        store.correct(
                id,
                filing.draft()
                        .edit()
                        .plaintiffs(replaced(filing.draft().plaintiffs(), self.party(), moved))
                        .defendants(replaced(filing.draft().defendants(), self.party(), moved))
                        .draft(),
                null,
                null,
                now);
        journal.append(JournalEntry.shown(
                        id,
                        reader,
                        now,
                        "SERVICE_ADDRESS_CHANGED",
                        self.role() + "变更了自己的送达地址，以后给他的纸质文书按新的送达；电子文书照旧送到他的账号")
                .on(Law.SERVICE_ADDRESS)
                .with(Map.of("party", self.key())));
    }

    private static List<Party> replaced(List<Party> parties, Party before, Party after) {
        return parties.stream()
                .map(party -> party.equals(before) ? after : party)
                .toList();
    }

    /** What a filing calls the one whose hash it is; empty when somebody else stands in his place since. */
    public Optional<CoPlaintiff> find(Filing filing, byte[] person) {
        return find(filing, one -> Arrays.equals(one.person(), person));
    }

    /** The one for whom a link was made, who must be the one whose account it is. */
    private CoPlaintiff meant(Actor reader, SigningLinks.Link link, Filing filing) {
        var one = find(
                        filing,
                        other -> other.key().equals(link.party())
                                && other.party()
                                        .displayName()
                                        .equals(link.checked().name()))
                .orElseThrow(() -> Refusal.notFound("当事人改过，这个链接已经失效；请向提交申请的人要新的链接"));
        var account = accounts.find(reader.accountId()).orElseThrow();
        if (!SigningLinks.plain(account.name())
                .equals(SigningLinks.plain(one.party().name()))) {
            throw Refusal.conflict(
                    "这个链接是给“" + one.party().displayName() + "”的，请由他用自己的账号登录以后打开", Law.SERVED_ELECTRONICALLY);
        }
        return one;
    }

    private Optional<CoPlaintiff> find(Filing filing, Predicate<CoPlaintiff> which) {
        return of(filing).stream().filter(which).findFirst();
    }

    /** Those in whose name the filing is made. */
    private static List<Signatory> candidates(Filing filing) {
        return filing.track().asks(Track.Asks.TOGETHER) ? Signatory.of(filing) : Signatory.plaintiffs(filing);
    }

    static boolean isFiler(Party party, Account filer) {
        return SigningLinks.plain(filer.name()).equals(SigningLinks.plain(party.name()))
                || party.idNumber() != null
                        && SigningLinks.plain(filer.idNumber()).equals(SigningLinks.plain(party.idNumber()));
    }

    static boolean isRepresented(Party party, Account filer) {
        return party.representedBy().stream().anyMatch(one -> isNamed(one, filer));
    }

    static boolean isNamed(Party.Representative one, Account filer) {
        return SigningLinks.plain(filer.name()).equals(SigningLinks.plain(one.name()));
    }

    private static void requireNotJoined(CoPlaintiff one) {
        if (one.account() != null) {
            throw Refusal.conflict(one.titled() + "已经在网上收文书，不用再办", Law.SERVED_ELECTRONICALLY);
        }
    }

    private void leaf(Actor actor, FilingId id, String kind, String text, CoPlaintiff one) {
        journal.append(JournalEntry.shown(id, actor, clock.now(), kind, text)
                .on(Law.SERVED_ELECTRONICALLY)
                .with(Map.of("party", one.key())));
    }

    private static Refusal noFiling() {
        return Refusal.notFound("没有找到这件立案申请");
    }
}
