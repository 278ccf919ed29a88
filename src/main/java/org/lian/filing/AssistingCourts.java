package org.lian.filing;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.journal.ReadLog;
import org.lian.materials.Content;
import org.lian.materials.Materials;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 跨域立案: the filer shows papers and originals at a court nearby, which tells the competent one what it saw. The
 * competent court reviews, numbers and decides; its period runs from the submission, whoever assists.
 */
@Component
public class AssistingCourts {
    private static final int LONGEST_REMARK = 500;
    private static final int SHOWN = 200;

    /** The states in which a comparison still serves the review. */
    private static final Set<FilingStatus> OPEN = EnumSet.of(
            FilingStatus.UNDER_REVIEW,
            FilingStatus.ADVISED,
            FilingStatus.CORRECTION_REQUIRED,
            FilingStatus.IN_MEDIATION);

    private final AssistanceStore assistances;
    private final FilingStore store;
    private final FilingActions actions;
    private final Courts courts;
    private final Access access;
    private final Materials materials;
    private final Journal journal;
    private final ReadLog readings;
    private final BusinessClock clock;

    AssistingCourts(
            AssistanceStore assistances,
            FilingStore store,
            FilingActions actions,
            Courts courts,
            Access access,
            Materials materials,
            Journal journal,
            ReadLog readings,
            BusinessClock clock) {
        this.assistances = assistances;
        this.store = store;
        this.actions = actions;
        this.courts = courts;
        this.access = access;
        this.materials = materials;
        this.journal = journal;
        this.readings = readings;
        this.clock = clock;
    }

    /** Whether a filing in this state may still choose one. */
    static boolean serves(FilingStatus status) {
        return OPEN.contains(status);
    }

    /** The courts to choose from: those that take filings here, but the filing's own. */
    public List<Court> choices(Filing filing, String q, int most) {
        return courts.search(q, true, most + 1).stream()
                .filter(court -> !court.code().equals(filing.court()))
                .limit(most)
                .toList();
    }

    /** The court that assists a filing; the caller has found the filing. */
    @Transactional(readOnly = true)
    public Optional<Assistance> of(FilingId id) {
        return assistances.of(id);
    }

    /** The filer chooses a court nearby, or another one so long as nobody has compared anything. */
    @Transactional
    public void choose(Actor filer, FilingId id, @Nullable String code) {
        access.requireWrite(filer, id);
        var filing = locked(id);
        actions.of(filing).require(FilingAct.CHOOSE_ASSISTING_COURT);
        if (code == null || code.isBlank()) {
            throw Refusal.invalid("court", "MISSING", "请选择就近的法院");
        }
        var court = courts.find(new CourtCode(code))
                .filter(Court::selfService)
                .orElseThrow(() -> Refusal.invalid("court", "UNKNOWN", "请从列出的法院里选择：其他法院没有开通"));
        if (court.code().equals(filing.court())) {
            throw Refusal.invalid("court", "SAME", "这就是审查这件申请的法院，直接到它的诉讼服务中心办理即可");
        }
        if (assistances.of(id).filter(assistance -> assistance.check() != null).isPresent()) {
            throw Refusal.conflict("已经有法院核对过原件，不用再选");
        }
        assistances.choose(id, court, clock.now());
        journal.append(JournalEntry.shown(
                        id, filer, clock.now(), "ASSISTING_COURT_CHOSEN", "申请人选择到" + court.name() + "核对原件（跨域立案）")
                .with(Map.of("court", court.code().value())));
    }

    /** What waits at the actor's courts, the earliest first. */
    @Transactional(readOnly = true)
    public List<Assistance.Waiting> waiting(Actor clerk) {
        return assistances.waiting(clerk.courts(), OPEN, SHOWN);
    }

    /** The filing for a clerk of the court that assists it, while it is reviewed; each look leaves its trace. */
    @Transactional
    public Filing find(Actor clerk, FilingId id) {
        var filing = assisted(clerk, id);
        readings.facts(clerk, id, clock.now());
        return filing;
    }

    /** One of the materials, to be compared with its original. */
    @Transactional
    public Content open(Actor clerk, FilingId id, UUID material) {
        assisted(clerk, id);
        readings.material(clerk, id, material, clock.now());
        return materials.open(id, material);
    }

    /** The clerk has compared the papers; what differs is said to the competent court. */
    @Transactional
    public void compared(Actor clerk, FilingId id, @Nullable Boolean agrees, @Nullable String remark) {
        var filing = locked(id);
        var assistance = requireAssisting(clerk, id);
        requireReviewed(filing);
        if (agrees == null) {
            throw Refusal.invalid("agrees", "MISSING", "请选择原件与网上提交的是否一致");
        }
        var written = remark == null || remark.isBlank() ? null : remark.strip();
        if (!agrees && written == null) {
            throw Refusal.invalid("remark", "MISSING", "不一致的，请写明哪一份、哪里不一致");
        }
        if (written != null && written.length() > LONGEST_REMARK) {
            throw Refusal.invalid("remark", "TOO_LONG", "说明不超过 " + LONGEST_REMARK + " 字");
        }
        if (!assistances.compared(id, clerk, agrees, clock.now())) {
            throw Refusal.conflict("已经核对过，不用再核对");
        }
        journal.append(JournalEntry.shown(
                        id,
                        clerk,
                        clock.now(),
                        "ORIGINALS_COMPARED",
                        assistance.court().name() + "核对了身份证件和材料原件，与网上提交的" + (agrees ? "一致" : "不一致"))
                .with(Map.of("court", assistance.court().code().value(), "agrees", agrees))
                .saying(written));
    }

    private Filing assisted(Actor clerk, FilingId id) {
        requireAssisting(clerk, id);
        var filing = store.find(id).orElseThrow(AssistingCourts::unknown);
        requireReviewed(filing);
        return filing;
    }

    /** What the court nearby may see and say ends with the review. */
    private static void requireReviewed(Filing filing) {
        if (!serves(filing.status())) {
            throw Refusal.conflict("审查已经结束（" + filing.status().text() + "），不用再核对");
        }
    }

    private Assistance requireAssisting(Actor clerk, FilingId id) {
        return assistances
                .of(id)
                .filter(assistance ->
                        clerk.is(Role.CLERK) && clerk.actsFor(assistance.court().code()))
                .orElseThrow(AssistingCourts::unknown);
    }

    private Filing locked(FilingId id) {
        return store.lock(id).orElseThrow(AssistingCourts::unknown);
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有找到这件立案申请");
    }
}
