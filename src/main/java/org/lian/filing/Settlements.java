package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.identity.StaffDirectory;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.messages.MessageKind;
import org.lian.messages.Messages;
import org.lian.messages.News;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 签署调解协议: the mediator sets it clause by clause, each party signs by an act of its own, and with the last signature
 * it takes effect (在线调解规则 19). Whoever refuses to sign ends nothing: the period does, or the mediator (25).
 */
@Component
public class Settlements {
    private static final int MOST_CLAUSES = 20;
    private static final int LONGEST = 1000;

    private final FilingStore store;
    private final SettlementStore settlements;
    private final SigningLinks links;
    private final Acts acts;
    private final FilingActions actions;
    private final FilingProcess process;
    private final Access access;
    private final StaffDirectory staff;
    private final Journal journal;
    private final Messages messages;
    private final BusinessClock clock;

    Settlements(
            FilingStore store,
            SettlementStore settlements,
            SigningLinks links,
            Acts acts,
            FilingActions actions,
            FilingProcess process,
            Access access,
            StaffDirectory staff,
            Journal journal,
            Messages messages,
            BusinessClock clock) {
        this.store = store;
        this.settlements = settlements;
        this.links = links;
        this.acts = acts;
        this.actions = actions;
        this.process = process;
        this.access = access;
        this.staff = staff;
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /** An agreement before the eyes of one who came by a link. */
    public record Opened(SettlementAgreement agreement, SettlementAgreement.Signer signer) {}

    /** The agreement that stands for signing, or was signed; empty before the mediator sets one. */
    @Transactional(readOnly = true)
    public Optional<SettlementAgreement> of(FilingId id) {
        return settlements.newest(id).map(this::agreement);
    }

    /** The mediator sets what was agreed, and signs it with that; what was set before is signed by nobody any more. */
    @Transactional
    public void set(Actor mediator, FilingId id, List<SettlementAgreement.Clause> written) {
        var filing = mediated(mediator, id);
        var clauses = checked(written);
        var agreement = UUID.randomUUID();
        var anew = settlements.newest(id).isPresent();
        settlements.set(agreement, id, new SettlementStore.Written(clauses, name(mediator.username())), clock.now());
        leaf(mediator, id, "AGREEMENT_SET", anew ? "调解员重新拟定调解协议，请各方重新签署" : "调解员拟定调解协议并签署，请各方签署", agreement);
        messages.tell(News.of(MessageKind.MEDIATION, id, filing.ownerId(), agreement.toString(), "调解协议等您签署"));
    }

    /** The filer signs for the party that the account files for. */
    @Transactional
    public void sign(Actor filer, FilingId id, UUID agreement) {
        access.requireWrite(filer, id);
        var open = open(id, agreement);
        var mine = open.signers().get(0);
        add(filer, open, mine, SettlementAgreement.Way.ACCOUNT, mine.name());
    }

    /**
     * The link for a party that has no account here, to be handed out by the mediator who checked who it is
     * (在线调解规则 17). It is shown once.
     */
    @Transactional
    public String hand(Actor mediator, FilingId id, String party, @Nullable String number) {
        mediated(mediator, id);
        var open = open(id, null);
        var signer = signer(open, party);
        var checked = SigningLinks.Checked.of(signer.name(), number)
                .orElseThrow(() ->
                        Refusal.invalid("number", "MISSING", "请写明核对过的身份证件号码或者统一社会信用代码；对方签署时要填写同一个号码（在线调解规则第十七条）"));
        var token = links.hand(SigningLinks.Paper.AGREEMENT, open.id(), signer.key(), checked, clock.now());
        leaf(mediator, id, "SIGNING_LINK", "调解员核实" + signer.role() + "的身份，交给签署链接", open.id());
        return token;
    }

    /** A party signed on paper, as the mediator records it; the paper goes into the file of the mediation. */
    @Transactional
    public void signedOnPaper(Actor mediator, FilingId id, String party, @Nullable String proof) {
        mediated(mediator, id);
        if (proof == null || proof.isBlank()) {
            throw Refusal.invalid("proof", "MISSING", "请写明纸质协议的份数、页数和保存在哪里");
        }
        if (proof.length() > LONGEST) {
            throw Refusal.invalid("proof", "TOO_LONG", "份数、页数和保存在哪里，写的不超过 " + LONGEST + " 字");
        }
        var open = open(id, null);
        var signer = signer(open, party);
        acts.append(
                mediator,
                id,
                Act.Kind.AGREEMENT_ON_PAPER,
                Act.Words.of(PlainText.line(proof), Law.AGREEMENT.text()).onGround(signer.key()));
        add(mediator, open, signer, SettlementAgreement.Way.PAPER, signer.name());
    }

    /** What a link shows: the agreement and nothing else of the filing. */
    @Transactional(readOnly = true)
    public Opened opened(String token) {
        var link = links.open(SigningLinks.Paper.AGREEMENT, token);
        var agreement = agreement(settlements.find(link.paper()));
        var status = store.find(agreement.filing()).orElseThrow().status();
        var stands = settlements
                .newest(agreement.filing())
                .filter(newest -> newest.id().equals(agreement.id()))
                .isPresent();
        if (!stands || status != FilingStatus.IN_MEDIATION && !agreement.isSigned()) {
            throw Refusal.notFound("这个签署链接已经失效：协议重新拟定了，或者调解已经终结；请联系调解员");
        }
        agreement.signedAt().ifPresent(signed -> LinkPeriods.requireReadable(signed, clock.now()));
        return new Opened(agreement, signer(agreement, link.party()));
    }

    /** The party of a link signs: name and number must be those that the mediator checked. */
    @Transactional
    public void signByLink(String token, @Nullable String name, @Nullable String number) {
        var link = links.open(SigningLinks.Paper.AGREEMENT, token);
        links.require(SigningLinks.Paper.AGREEMENT, token, link, name, number);
        var kept = settlements.find(link.paper());
        var open = open(kept.filing(), kept.id());
        add(
                Actor.system(),
                open,
                signer(open, link.party()),
                SettlementAgreement.Way.LINK,
                link.checked().name());
    }

    /** Who signs last brings the agreement into effect, and the flow to its end. */
    private void add(
            Actor actor,
            SettlementAgreement agreement,
            SettlementAgreement.Signer signer,
            SettlementAgreement.Way way,
            String by) {
        if (signer.signature() != null) {
            throw Refusal.conflict("已经签署过了，不用再签", Law.AGREEMENT);
        }
        settlements.sign(agreement.id(), signer.key(), new SettlementAgreement.Signature(way, clock.now(), by));
        var id = agreement.filing();
        leaf(actor, id, "AGREEMENT_SIGNED", signer.role() + "签署调解协议：" + way.label(), agreement.id());
        if (agreement(settlements.find(agreement.id())).isSigned()) {
            acts.append(
                    Actor.system(),
                    id,
                    Act.Kind.MEDIATION_RESULT,
                    Act.Words.of(null, Law.AGREEMENT.text())
                            .until(clock.today())
                            .granting(true)
                            .inDocument("调解协议", null));
            process.tell(id, FilingProcess.Word.AGREEMENT_SIGNED);
        }
    }

    /** The agreement that may be signed now. */
    private SettlementAgreement open(FilingId id, @Nullable UUID wanted) {
        var filing = store.lock(id).orElseThrow();
        actions.of(filing).require(FilingAct.SIGN_AGREEMENT);
        var newest = settlements.newest(id).orElseThrow(() -> Refusal.conflict("调解员还没有拟定调解协议", Law.AGREEMENT));
        if (wanted != null && !newest.id().equals(wanted)) {
            throw Refusal.conflict("调解员刚刚重新拟定了协议，请重新打开、看过以后再签", Law.AGREEMENT);
        }
        return agreement(newest);
    }

    private Filing mediated(Actor mediator, FilingId id) {
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        access.requireRead(mediator, id, filing.court());
        if (!mediator.is(Role.MEDIATOR)) {
            throw Refusal.forbidden("调解协议由主持调解的调解员拟定");
        }
        actions.of(filing).require(FilingAct.SIGN_AGREEMENT);
        return filing;
    }

    private SettlementAgreement agreement(SettlementStore.Kept kept) {
        var filing = store.find(kept.filing()).orElseThrow();
        var signed = settlements.signatures(kept.id());
        var signers = Signatory.of(filing).stream()
                .map(one -> new SettlementAgreement.Signer(
                        one.key(), one.role(), one.party().displayName(), signed.get(one.key())))
                .toList();
        return new SettlementAgreement(
                kept.id(),
                kept.filing(),
                kept.written().clauses(),
                kept.written().mediator(),
                kept.setAt(),
                signers);
    }

    private static SettlementAgreement.Signer signer(SettlementAgreement agreement, String party) {
        return agreement.signers().stream()
                .filter(signer -> signer.key().equals(party))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("party", "UNKNOWN", "请选择要签署的当事人"));
    }

    private static List<SettlementAgreement.Clause> checked(List<SettlementAgreement.Clause> written) {
        var clauses = new ArrayList<SettlementAgreement.Clause>();
        var faults = new ArrayList<Refusal.Fault>();
        for (var clause : written) {
            var who = PlainText.line(clause.who());
            var what = PlainText.of(clause.what());
            var until = clause.until() == null ? "" : PlainText.line(clause.until());
            if (who.isBlank() && what.isBlank() && until.isBlank() && clause.fen() == null) {
                continue;
            }
            var field = "clauses[" + clauses.size() + "]";
            if (who.isBlank() || what.isBlank()) {
                faults.add(new Refusal.Fault(field, "MISSING", "第 " + (clauses.size() + 1) + " 条请写明由谁做、做什么"));
            }
            if (who.length() > LONGEST || what.length() > LONGEST || until.length() > LONGEST) {
                faults.add(new Refusal.Fault(
                        field, "TOO_LONG", "第 " + (clauses.size() + 1) + " 条太长，每一格不超过 " + LONGEST + " 字，请分成几条写"));
            }
            clauses.add(new SettlementAgreement.Clause(who, what, until.isBlank() ? null : until, clause.fen()));
        }
        if (clauses.isEmpty()) {
            faults.add(new Refusal.Fault("clauses", "MISSING", "请逐条写明谁在什么时候以前做什么；涉及金额的写明金额"));
        }
        if (clauses.size() > MOST_CLAUSES) {
            faults.add(new Refusal.Fault("clauses", "TOO_MANY", "最多 " + MOST_CLAUSES + " 条，请合并"));
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return List.copyOf(clauses);
    }

    private String name(String username) {
        return staff.find(username).map(person -> person.displayName()).orElse(username);
    }

    private void leaf(Actor actor, FilingId id, String kind, String text, UUID agreement) {
        journal.append(JournalEntry.shown(id, actor, clock.now(), kind, text)
                .on(Law.AGREEMENT)
                .with(Map.of("agreement", agreement.toString())));
    }
}
