package org.lian.filing;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.identity.Accounts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 反诉链接: the court hands it to a defendant with the papers of the suit, where the plaintiff did not write his number.
 * Who opens it under his own, verified name is the defendant; without it his name alone would be nobody.
 */
@Component
public class CounterclaimLinks {
    private static final SigningLinks.Paper LINK = SigningLinks.Paper.OWN_ACCOUNT;

    private final FilingStore store;
    private final SigningLinks links;
    private final JoinedParties joined;
    private final CounterclaimBounds bounds;
    private final CounterclaimDrafts drafts;
    private final LaterKinds kinds;
    private final Accounts accounts;
    private final Access access;
    private final Journal journal;
    private final BusinessClock clock;

    CounterclaimLinks(
            FilingStore store,
            SigningLinks links,
            JoinedParties joined,
            CounterclaimBounds bounds,
            CounterclaimDrafts drafts,
            LaterKinds kinds,
            Accounts accounts,
            Access access,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.links = links;
        this.joined = joined;
        this.bounds = bounds;
        this.drafts = drafts;
        this.kinds = kinds;
        this.accounts = accounts;
        this.access = access;
        this.journal = journal;
        this.clock = clock;
    }

    /** A defendant of a case that takes counterclaims, by the key of his place: DEFENDANT_1. */
    public record Defendant(String key, String name) {}

    /** The defendants to whom a link may be handed; nobody where the case takes no counterclaim now. */
    public List<Defendant> defendants(Filing suit) {
        return kinds.counterclaim(suit).isEmpty()
                ? List.of()
                : Signatory.defendants(suit).stream()
                        .map(one -> new Defendant(one.key(), one.party().displayName()))
                        .toList();
    }

    /** The link for a defendant; it is shown once. */
    @Transactional
    public String hand(Actor clerk, FilingId id, String key) {
        var suit = store.lock(id).orElseThrow(CounterclaimLinks::noFiling);
        access.requireRead(clerk, id, suit.court());
        bounds.requireOpen(id);
        var defendant = defendant(suit, key);
        var name = defendant.party().displayName();
        var token = links.hand(LINK, id.value(), key, new SigningLinks.Checked(name, ""), clock.now());
        journal.append(
                JournalEntry.internal(id, clerk, clock.now(), "COUNTERCLAIM_LINK", "生成了给" + defendant.role() + "的反诉链接")
                        .on(Law.COUNTERCLAIM)
                        .with(Map.of("party", key)));
        return token;
    }

    /** The suit of a link, for the one whom it is for. */
    @Transactional(readOnly = true)
    public Filing opened(Actor reader, String token) {
        var link = links.open(LINK, token);
        var suit = store.find(new FilingId(link.paper())).orElseThrow(CounterclaimLinks::noFiling);
        requireHimself(reader, suit, link);
        requireRunning(suit, link);
        return suit;
    }

    /** The draft of the defendant whose link it is; one that he has begun is taken up again. */
    @Transactional
    public Filing begin(Actor reader, String token) {
        var link = links.open(LINK, token);
        var suit = store.lock(new FilingId(link.paper())).orElseThrow(CounterclaimLinks::noFiling);
        var defendant = requireHimself(reader, suit, link);
        requireRunning(suit, link);
        var person = joined.person(suit.id(), defendant.party());
        joined.keep(suit.id(), person, JoinedParties.Purpose.COUNTERCLAIM, reader.accountId(), clock.now());
        var known = joined.accounts(suit.id(), JoinedParties.Purpose.COUNTERCLAIM)
                .get(HexFormat.of().formatHex(person));
        if (!Objects.equals(known, reader.accountId())) {
            throw Refusal.conflict("这位被告已经用另一个账号提起反诉，请用那个账号登录；不是您本人办的，请立即告诉法院");
        }
        return drafts.against(reader, suit, Counterclaims.myself(accounts, reader));
    }

    private void requireRunning(Filing suit, SigningLinks.Link link) {
        bounds.requireOpen(suit.id());
        LinkPeriods.requireRunning(link, Objects.requireNonNull(suit.registeredAt()), clock.now());
    }

    private Signatory requireHimself(Actor reader, Filing suit, SigningLinks.Link link) {
        var defendant = defendant(suit, link.party());
        var name = defendant.party().displayName();
        if (!SigningLinks.plain(name).equals(SigningLinks.plain(link.checked().name()))) {
            throw Refusal.notFound("当事人改过，这个链接已经失效；请向法院要新的链接");
        }
        var account = Counterclaims.myself(accounts, reader);
        if (!SigningLinks.plain(account.name()).equals(SigningLinks.plain(name))) {
            throw Refusal.conflict("这个链接是给被告“" + name + "”的，请由他用自己的账号登录以后打开");
        }
        return defendant;
    }

    private static Signatory defendant(Filing suit, String key) {
        return Signatory.defendants(suit).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有找到这位被告"));
    }

    private static Refusal noFiling() {
        return Refusal.notFound("没有找到这件案件");
    }
}
