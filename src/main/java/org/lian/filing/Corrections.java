package org.lian.filing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.identity.Access;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.materials.Arrived;
import org.lian.materials.Material;
import org.lian.materials.Materials;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * 补正 from the filer's side: answers the items of the one notice, and nothing else, then hands the correction in
 * (登记立案规定 7).
 */
@Component
public class Corrections {
    /** The target of an item about a material that was handed in. */
    static final String MATERIAL = "MATERIAL";

    private static final String CLAIMS = "claims";
    private static final String SUM = "claimAmountFen";

    private final FilingStore store;
    private final Acts acts;
    private final FilingActions actions;
    private final CorrectionDrafts drafts;
    private final Access access;
    private final Materials materials;
    private final PartyPapers partyPapers;
    private final CorrectionReceipt receipt;
    private final DraftLimits limits;
    private final CounterclaimBounds bounds;
    private final FilingProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    Corrections(
            FilingStore store,
            Acts acts,
            FilingActions actions,
            CorrectionDrafts drafts,
            Access access,
            Materials materials,
            PartyPapers partyPapers,
            CorrectionReceipt receipt,
            DraftLimits limits,
            CounterclaimBounds bounds,
            FilingProcess process,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.actions = actions;
        this.drafts = drafts;
        this.access = access;
        this.materials = materials;
        this.partyPapers = partyPapers;
        this.receipt = receipt;
        this.limits = limits;
        this.bounds = bounds;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** An item of the notice as it stands. */
    public record Item(int number, CorrectionItem item, List<UUID> answers, boolean answered) {
        /** Whether it asks for something else to be written, and for no material. */
        public boolean asksForField() {
            return CorrectedFields.FIELDS.contains(item.target());
        }
    }

    /** The notice that waits for the filer, or the last one that did. */
    public record Notice(
            UUID id,
            List<Item> items,
            @Nullable Instant dueAt,
            Instant issuedAt,
            boolean open,
            boolean extensionPending) {}

    /**
     * The fields that the notice returned, as the filer writes them now; null leaves a field as it is.
     *
     * @param partial hands in although items are unanswered; the court decides on what it has
     */
    public record CorrectedFields(
            @Nullable List<Party> plaintiffs,
            @Nullable List<Party> defendants,
            @Nullable String claims,
            @Nullable String facts,
            @Nullable Long claimAmountFen,
            @Nullable Boolean partial) {
        static final Set<String> FIELDS = Set.of("plaintiffs", "defendants", "claims", "facts", "claimAmountFen");

        /** No field is written; what was kept counts. */
        public static final CorrectedFields NOTHING = new CorrectedFields(null, null, null, null, null, null);

        /** Nothing more than one field of a draft, of the claims with their sum where it goes with them. */
        static CorrectedFields of(String field, boolean withSum, Draft draft) {
            return new CorrectedFields(
                    field.equals("plaintiffs") ? draft.plaintiffs() : null,
                    field.equals("defendants") ? draft.defendants() : null,
                    field.equals("claims") ? draft.claims() : null,
                    field.equals("facts") ? draft.facts() : null,
                    withSum || field.equals(SUM) ? draft.claimAmountFen() : null,
                    null);
        }

        /** These fields, and the older ones where these are silent. */
        private CorrectedFields over(CorrectedFields older) {
            return new CorrectedFields(
                    plaintiffs == null ? older.plaintiffs : plaintiffs,
                    defendants == null ? older.defendants : defendants,
                    claims == null ? older.claims : claims,
                    facts == null ? older.facts : facts,
                    claimAmountFen == null ? older.claimAmountFen : claimAmountFen,
                    partial);
        }

        private CorrectedFields without(String field) {
            return new CorrectedFields(
                    field.equals("plaintiffs") ? null : plaintiffs,
                    field.equals("defendants") ? null : defendants,
                    field.equals("claims") ? null : claims,
                    field.equals("facts") ? null : facts,
                    field.equals("claimAmountFen") ? null : claimAmountFen,
                    partial);
        }

        private Set<String> fields() {
            var fields = new HashSet<String>();
            add(fields, "plaintiffs", plaintiffs);
            add(fields, "defendants", defendants);
            add(fields, "claims", claims);
            add(fields, "facts", facts);
            add(fields, "claimAmountFen", claimAmountFen);
            return fields;
        }

        private static void add(Set<String> fields, String name, @Nullable Object value) {
            if (value != null) {
                fields.add(name);
            }
        }
    }

    /** The last correction notice of a filing; the caller has checked access. */
    public Optional<Notice> notice(Filing filing) {
        return acts.last(filing.id(), Act.Kind.CORRECTION_NOTICE).map(act -> {
            var answers = store.answers(act.id());
            var written = drafts.of(act.id()).fields();
            var open = filing.status() == FilingStatus.CORRECTION_REQUIRED;
            var items = new ArrayList<Item>();
            for (var item : act.words().items()) {
                var number = items.size();
                var given = answers.stream()
                        .filter(answer -> answer.item() == number)
                        .map(FilingStore.CorrectionAnswer::material)
                        .toList();
                items.add(new Item(number, item, given, !given.isEmpty() || written.contains(item.target())));
            }
            return new Notice(
                    act.id(),
                    List.copyOf(items),
                    open ? filing.clocks().turnDueAt() : null,
                    act.at(),
                    open,
                    open && acts.asksForTime(filing.id()));
        });
    }

    /** The draft with what was written for the notice and is not handed in; the caller has checked access. */
    public Draft written(Filing filing) {
        return acts.last(filing.id(), Act.Kind.CORRECTION_NOTICE)
                .map(notice -> corrected(filing.draft(), drafts.of(notice.id())))
                .orElse(filing.draft());
    }

    /** Keeps the field of an item as the filer writes it now, until the correction is handed in. */
    @Transactional
    public void keep(Actor actor, FilingId id, int number, Draft written) {
        access.requireWrite(actor, id);
        var filing = locked(id);
        var notice = requireOpen(filing);
        var field = fieldOf(notice, number);
        var withSum = field.equals(CLAIMS) && !isReturned(notice, SUM);
        var kept = kept(filing, corrected(filing.draft(), CorrectedFields.of(field, withSum, written)));
        var answer = CorrectedFields.of(field, withSum, kept);
        if (answer.equals(CorrectedFields.of(field, withSum, filing.draft()))) {
            throw Refusal.invalid(field, "UNCHANGED", "和原来填写的一样，请按补正通知修改；认为不需要修改的，可以坚持起诉");
        }
        drafts.keep(notice.id(), answer.over(drafts.of(notice.id())));
    }

    /** Puts the field of an item back to what was submitted. */
    @Transactional
    public void restore(Actor actor, FilingId id, int number) {
        access.requireWrite(actor, id);
        var notice = requireOpen(locked(id));
        var field = fieldOf(notice, number);
        var left = drafts.of(notice.id()).without(field);
        drafts.keep(notice.id(), field.equals(CLAIMS) && !isReturned(notice, SUM) ? left.without(SUM) : left);
    }

    /**
     * Takes a material in answer to an item of the notice; nothing that was not returned can be replaced.
     *
     * @param number the item, from 0; null: the first unanswered one that asks for this kind
     */
    @Transactional
    public Material answer(Actor actor, FilingId id, @Nullable Integer number, Arrived file) {
        access.requireWrite(actor, id);
        var notice = requireOpen(locked(id));
        var item = number == null ? firstAskingFor(notice, file.kind().name()) : at(notice, number);
        var material = materials.add(id, null, file, actor);
        store.answer(notice.id(), item.number(), material.id());
        return material;
    }

    /** Refuses a file for an item that asks for none, before anybody looks at the file. */
    @Transactional(readOnly = true)
    public void requireFileAt(Actor actor, FilingId id, int number) {
        access.requireWrite(actor, id);
        at(requireOpen(store.find(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"))), number);
    }

    /** Takes an answer back while the correction is not handed in. */
    @Transactional
    public void takeBack(Actor actor, FilingId id, UUID material) {
        access.requireWrite(actor, id);
        requireOpen(locked(id));
        materials.remove(id, material, actor);
        store.unanswer(material);
    }

    /** Hands the correction in: the court's period starts anew from here (民诉解释 126). */
    @Transactional
    public void submit(Actor actor, FilingId id, CorrectedFields answer) {
        access.requireWrite(actor, id);
        var filing = locked(id);
        actions.of(filing).require(FilingAct.CORRECT);
        var notice = requireOpen(filing);
        requireReturned(notice, answer.fields());
        if (!Boolean.TRUE.equals(answer.partial())) {
            requireComplete(notice, answer.fields());
        }
        var written = answer.over(drafts.of(notice.id()));
        var fields = written.fields();
        var now = clock.certainly();
        if (!fields.isEmpty()) {
            store.correct(id, kept(filing, corrected(filing.draft(), written)), null, null, clock.now());
            partyPapers.corrected(actor, locked(id), now);
        }
        drafts.remove(notice.id());
        materials.lock(id);
        receipt.give(locked(id), notice, fields, now);
        acts.append(actor, id, Act.Kind.CORRECTION, Act.Words.none().granting(!Boolean.TRUE.equals(answer.partial())));
        store.reviewFrom(id, now);
        journal.append(JournalEntry.shown(
                        id,
                        actor,
                        now,
                        "CORRECTION_RECEIVED",
                        "收到补正，" + filing.track().word("periodAgain"))
                .on(Law.CORRECTION)
                .with(Map.of(
                        "materials",
                        notice.items().stream()
                                .flatMap(item -> item.answers().stream())
                                .map(UUID::toString)
                                .toList(),
                        "fields",
                        fields.stream().sorted().toList())));
        process.tell(id, FilingProcess.Word.CORRECTED);
    }

    private static boolean isReturned(Notice notice, String field) {
        return notice.items().stream().anyMatch(item -> item.item().target().equals(field));
    }

    private static void requireReturned(Notice notice, Set<String> fields) {
        var faults = fields.stream()
                .filter(field -> !isReturned(notice, field))
                // Claims that are written anew may ask for another sum.
                .filter(field -> !field.equals(SUM) || !isReturned(notice, CLAIMS))
                .sorted()
                .map(field -> new Refusal.Fault(field, "NOT_RETURNED", "补正通知没有要求修改这一项；只能修改通知列明的内容"))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static void requireComplete(Notice notice, Set<String> fields) {
        var faults = notice.items().stream()
                .filter(item -> !item.answered() && !fields.contains(item.item().target()))
                .map(item -> new Refusal.Fault(
                        "items[" + item.number() + "]",
                        "UNANSWERED",
                        "还没有补正：" + item.item().text() + "。暂时做不到的，可以选择“先提交已补正的部分”"))
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static Item firstAskingFor(Notice notice, String kind) {
        return notice.items().stream()
                .filter(item -> item.item().target().equals(kind)
                        || item.item().target().equals(MATERIAL))
                .min(java.util.Comparator.comparing(
                                (Item item) -> !item.item().target().equals(kind))
                        .thenComparing(Item::answered))
                .orElseThrow(() -> Refusal.invalid("kind", "NOT_RETURNED", "补正通知没有要求提交这种材料；其他证据可以在立案后补充"));
    }

    private static Item at(Notice notice, int number) {
        var item = item(notice, number);
        if (item.asksForField()) {
            throw Refusal.invalid("item", "NOT_A_MATERIAL", "这一项要求修改填写的内容，不需要上传材料");
        }
        return item;
    }

    private static String fieldOf(Notice notice, int number) {
        var item = item(notice, number);
        if (!item.asksForField()) {
            throw Refusal.invalid("item", "NOT_A_FIELD", "这一项要求重新提交材料，请上传文件");
        }
        return item.item().target();
    }

    private static Item item(Notice notice, int number) {
        if (number < 0 || number >= notice.items().size()) {
            throw Refusal.invalid(
                    "item", "UNKNOWN", "补正通知没有这一项，序号从 0 到 " + (notice.items().size() - 1));
        }
        return notice.items().get(number);
    }

    private Notice requireOpen(Filing filing) {
        actions.of(filing).require(FilingAct.ANSWER_ITEM);
        return notice(filing).orElseThrow();
    }

    private Filing locked(FilingId id) {
        return store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    private Draft kept(Filing filing, Draft corrected) {
        var kept = limits.kept(corrected);
        bounds.require(filing.mainSuit(), kept);
        return kept;
    }

    private static Draft corrected(Draft draft, CorrectedFields answer) {
        return draft.edit()
                .plaintiffs(Objects.requireNonNullElse(answer.plaintiffs(), draft.plaintiffs()))
                .defendants(Objects.requireNonNullElse(answer.defendants(), draft.defendants()))
                .claims(answer.claims() == null ? draft.claims() : answer.claims())
                .facts(answer.facts() == null ? draft.facts() : answer.facts())
                .claimAmountFen(answer.claimAmountFen() == null ? draft.claimAmountFen() : answer.claimAmountFen())
                .draft();
    }
}
