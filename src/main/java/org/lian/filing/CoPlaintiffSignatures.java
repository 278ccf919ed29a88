package org.lian.filing;

import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The signatures of 共同原告 who joined with accounts of their own (在线诉讼规则 7): each signs what was filed in his name, and
 * a complaint with his line signed stands beside the one that was handed in.
 */
@Component
public class CoPlaintiffSignatures {
    /** The states in which what is handed in still goes with the case. */
    private static final Set<FilingStatus> OPEN = EnumSet.of(
            FilingStatus.UNDER_REVIEW,
            FilingStatus.CORRECTION_REQUIRED,
            FilingStatus.ADVISED,
            FilingStatus.IN_MEDIATION,
            FilingStatus.REGISTERED,
            FilingStatus.FEE_DUE);

    private final FilingStore store;
    private final CoPlaintiffs plaintiffs;
    private final PlaintiffSignatures signatures;
    private final PartyPapers papers;
    private final Materials materials;
    private final FindingStore findings;
    private final Acts acts;
    private final Journal journal;
    private final BusinessClock clock;

    CoPlaintiffSignatures(
            FilingStore store,
            CoPlaintiffs plaintiffs,
            PlaintiffSignatures signatures,
            PartyPapers papers,
            Materials materials,
            FindingStore findings,
            Acts acts,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.plaintiffs = plaintiffs;
        this.signatures = signatures;
        this.papers = papers;
        this.materials = materials;
        this.findings = findings;
        this.acts = acts;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether who is logged in may still sign: his line on the complaint is open, and it would go with the case. */
    @Transactional(readOnly = true)
    public boolean isAsked(Actor reader, Filing filing) {
        return OPEN.contains(filing.status())
                && plaintiffs
                        .self(reader, filing)
                        .filter(self -> signatures.isOpen(filing, self.party(), materials.of(filing.id())))
                        .isPresent();
    }

    /** Who is logged in signs what was filed in his name; {@code read} is his word that he has read it. */
    @Transactional
    public void sign(Actor reader, FilingId id, boolean read) {
        plaintiffs.requireJoined(reader, id);
        var filing = store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
        var self = plaintiffs.self(reader, filing).orElseThrow(() -> Refusal.notFound("当事人改过，您不在这件申请里了"));
        var paper = filing.track().word("paper");
        if (!isAsked(reader, filing)) {
            throw Refusal.conflict(
                    OPEN.contains(filing.status()) ? "您在" + paper + "上已经有签名，不用再签" : "本案现在不能在网上补签，请联系法院补签",
                    Law.SERVED_ELECTRONICALLY);
        }
        if (!read) {
            throw Refusal.invalid("read", "MISSING", "请先看以您的名义提出的请求、事实和理由，再勾选“我看过，这是我的签名”");
        }
        var now = clock.now();
        acts.append(
                reader,
                id,
                Act.Kind.PLAINTIFF_SIGNED,
                Act.Words.none().onGround(HexFormat.of().formatHex(self.person())));
        recheck(filing);
        papers.changed(reader, filing, now, "（" + self.titled() + "补签）");
        journal.append(JournalEntry.shown(
                        id, reader, now, "PLAINTIFF_SIGNED", self.role() + "用自己的账号在" + paper + "上签名（人民法院在线诉讼规则第七条）")
                .with(Map.of("party", self.key())));
    }

    /** What the reviewer reads of open lines names those who are open still. */
    private void recheck(Filing filing) {
        findings.replace(
                filing.id(),
                Stream.concat(
                                findings.of(filing.id()).stream()
                                        .filter(finding -> !finding.code().equals(PlaintiffSignatures.OPEN)),
                                signatures.finding(filing, materials.of(filing.id())).stream())
                        .toList());
    }
}
