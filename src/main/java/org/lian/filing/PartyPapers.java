package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.Paper;
import org.lian.documents.Papers;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/**
 * The papers of a party: 起诉状 from what it typed, which is then handed in with the rest (在线诉讼规则 11), and those of what
 * it chose, 送达地址确认书, 在线办理同意书, 证据目录. What was made once never changes; what is corrected later is made beside it.
 */
@Component
public class PartyPapers {
    private final Papers papers;
    private final PartyPaperWords words;
    private final Materials materials;
    private final BusinessClock clock;

    PartyPapers(Papers papers, PartyPaperWords words, Materials materials, BusinessClock clock) {
        this.papers = papers;
        this.words = words;
        this.materials = materials;
        this.clock = clock;
    }

    /** Whether a submission would make 起诉状: it was typed in full, and none was uploaded. */
    public boolean makesComplaint(Filing filing, List<Material> handedIn) {
        var draft = filing.draft();
        return draft.complaintTyped()
                && draft.courtCode() != null
                && !PartyParticulars.named(draft.plaintiffs()).isEmpty()
                && (filing.track().isAlone()
                        || !PartyParticulars.named(draft.defendants()).isEmpty())
                && papers.canPrint()
                && handedIn.stream()
                        .noneMatch(material -> material.kind() == Material.Kind.COMPLAINT && !material.isMade());
    }

    /** The signs of 起诉状 that no font here can print; empty where it can be made, and where none would be. */
    public String unprintable(Filing filing, List<Material> handedIn) {
        return makesComplaint(filing, handedIn)
                ? papers.unprintable(words.typed(filing, handedIn, clock.now()).toString())
                : "";
    }

    /** 起诉状 as it would be handed in now, marked as not submitted; nothing is kept. The caller has found the filing. */
    public byte[] previewComplaint(Filing filing) {
        var handedIn = materials.of(filing.id());
        if (!makesComplaint(filing, handedIn)) {
            var track = filing.track();
            throw Refusal.conflict("还不能生成" + track.word("paper") + "：请先填写法院、" + track.claimant() + "、"
                    + track.respondent() + "、" + track.word("claims") + "、" + track.word("facts") + "；已经上传的，以上传的为准");
        }
        var now = clock.now();
        var filled = words.complaint(filing, handedIn, now);
        filled.put("preview", true);
        return papers.preview(PartyPaper.COMPLAINT.template(), filled, now);
    }

    /** With the submission of these materials; gives the complaint where it was made. */
    Optional<Material> submitted(
            Actor actor, Filing filing, List<Material> handedIn, Instant at, boolean consentsOnline) {
        var complaint = makeComplaint(actor, filing, handedIn, at, "");
        if (consentsOnline) {
            consented(filing, at);
        }
        confirmed(filing, handedIn, at);
        return complaint;
    }

    /**
     * What was entered at the window, as it is read out and signed; the signed one is handed in.
     *
     * @param speakers who speaks for a party, in whole sentences
     * @param signers who signs, and for whom
     * @param printed its moment, and the code of what it says
     */
    byte[] ofWindow(
            Filing filing,
            WindowPleadings.Form form,
            String clerk,
            List<String> speakers,
            List<String> signers,
            Act printed) {
        var track = filing.track();
        var filled = words.complaint(filing, materials.of(filing.id()), printed.at());
        filled.putAll(words.service(Objects.requireNonNull(filing.draft().serviceAddress())));
        filled.put("title", WindowPleadings.title(filing, form));
        filled.put("name", WindowPleadings.title(filing, form));
        filled.put("oral", form.isWhole());
        filled.put(
                "addressee",
                form == WindowPleadings.Form.PRINTED
                        ? List.of(Objects.requireNonNull(filled.get("court")))
                        : List.of());
        filled.put("recorder", clerk);
        filled.put("speakers", speakers);
        filled.put("signers", signers);
        filled.put("particulars", PartyParticulars.of(filing.draft(), track, PartyParticulars.Contact.WITH_ID_NUMBER));
        filled.put("speaker", track.isSuit() ? "起诉人" : track.claimant());
        filled.put(
                "said",
                switch (form) {
                    case RECORD -> track.word("oralSaid");
                    case PRINTED -> "本件由本院窗口工作人员按到场人的陈述录入、打印";
                    case WRITTEN -> "到场人提交了书面的" + track.word("pleading") + "，由本院录入以上内容";
                });
        filled.put("code", String.valueOf(printed.words().ground()));
        filled.put("time", CourtTime.CLOSE_MINUTE.format(printed.at()));
        return papers.preview("oral-complaint", filled, printed.at());
    }

    /** Those beside the complaint; where a filing was forwarded, its complaint came with its materials. */
    void carried(Filing filing, List<Material> handedIn, Instant at) {
        consented(filing, at);
        confirmed(filing, handedIn, at);
    }

    private void consented(Filing filing, Instant at) {
        if (!PartyParticulars.named(filing.draft().plaintiffs()).isEmpty()) {
            fix(filing, PartyPaper.ONLINE_CONSENT, at, words.consent(filing, at));
        }
    }

    private void confirmed(Filing filing, List<Material> handedIn, Instant at) {
        if (PartyParticulars.named(filing.draft().plaintiffs()).isEmpty()) {
            return;
        }
        var address = filing.draft().serviceAddress();
        if (address != null) {
            fix(filing, PartyPaper.SERVICE_ADDRESS, at, words.serviceAddress(filing, address, false, at));
        }
        words.evidenceList(filing, handedIn, at).ifPresent(listed -> fix(filing, PartyPaper.EVIDENCE_LIST, at, listed));
    }

    /** With an address for service that was changed after the submission: another confirmation stands beside the first. */
    void readdressed(Filing filing, ServiceAddress address, Instant at) {
        fix(filing, PartyPaper.SERVICE_ADDRESS, at, words.serviceAddress(filing, address, true, at));
    }

    /**
     * An address for service as a party confirmed it.
     *
     * @param changed whether it was confirmed after the submission, in the place of another
     */
    public record ConfirmedAddress(Instant at, boolean changed, ServiceAddress address) {}

    /** Those of a filing, by its 送达地址确认书, in order; nothing of one that was not submitted. */
    public List<ConfirmedAddress> confirmedAddresses(FilingId filing) {
        return papers.all(filing).stream()
                .filter(paper -> paper.document().equals(PartyPaper.SERVICE_ADDRESS.name()))
                .flatMap(paper -> papers.words(paper.id()).map(words -> confirmed(paper.fixedAt(), words)).stream())
                .toList();
    }

    private static ConfirmedAddress confirmed(Instant at, Map<String, Object> words) {
        return new ConfirmedAddress(
                at,
                Boolean.TRUE.equals(words.get("changed")),
                new ServiceAddress(
                        only(words.get("address")),
                        only(words.get("phone")),
                        Boolean.TRUE.equals(words.get("electronic")),
                        only(words.get("email"))));
    }

    private static @Nullable String only(@Nullable Object given) {
        return given instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)) : null;
    }

    /** With a correction that wrote fields anew: another complaint stands beside the first. */
    void corrected(Actor actor, Filing filing, Instant at) {
        makeComplaint(actor, filing, materials.of(filing.id()), at, "（补正后）");
    }

    /** With claims or parties that changed after the submission: another complaint stands beside those before. */
    void changed(Actor actor, Filing filing, Instant at, String distinction) {
        makeComplaint(actor, filing, materials.of(filing.id()), at, distinction);
    }

    private Paper fix(Filing filing, PartyPaper paper, Instant at, Map<String, Object> filled) {
        return papers.fixOfParty(filing.id(), paper.name(), at.toString(), paper.template(), at, filled);
    }

    private Optional<Material> makeComplaint(
            Actor actor, Filing filing, List<Material> handedIn, Instant at, String distinction) {
        if (!makesComplaint(filing, handedIn) || !unprintable(filing, handedIn).isEmpty()) {
            return Optional.empty();
        }
        var filled = words.complaint(filing, handedIn, at);
        var name = filled.get("title") + distinction;
        filled.put("name", name);
        var paper = fix(filing, PartyPaper.COMPLAINT, at, filled);
        return Optional.of(materials.keepMade(
                filing.id(), Material.Kind.COMPLAINT, name + ".pdf", papers.typeset(paper.id()), paper.id(), actor));
    }
}
