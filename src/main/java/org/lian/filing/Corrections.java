package org.lian.filing;

import java.io.InputStream;
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

    private final FilingStore store;
    private final Acts acts;
    private final Access access;
    private final Materials materials;
    private final DraftLimits limits;
    private final FilingProcess process;
    private final Journal journal;
    private final BusinessClock clock;

    Corrections(
            FilingStore store,
            Acts acts,
            Access access,
            Materials materials,
            DraftLimits limits,
            FilingProcess process,
            Journal journal,
            BusinessClock clock) {
        this.store = store;
        this.acts = acts;
        this.access = access;
        this.materials = materials;
        this.limits = limits;
        this.process = process;
        this.journal = journal;
        this.clock = clock;
    }

    /** An item of the notice as it stands. */
    public record Item(int number, CorrectionItem item, List<UUID> answers, boolean answered) {}

    /** The notice that waits for the filer, or the last one that did. */
    public record Notice(
            UUID id, List<Item> items, @Nullable Instant dueAt, Instant issuedAt, boolean open) {}

    /**
     * The fields that the notice returned, as the filer writes them now; null leaves a field as it is.
     *
     * @param partial hands in although items are unanswered; the court decides on what it has
     */
    public record Answer(
            @Nullable List<Party> plaintiffs,
            @Nullable List<Party> defendants,
            @Nullable String claims,
            @Nullable String facts,
            @Nullable Long claimAmountFen,
            @Nullable Boolean partial) {
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
            var open = filing.status() == FilingStatus.CORRECTION_REQUIRED;
            var items = new ArrayList<Item>();
            for (var item : act.words().items()) {
                var number = items.size();
                var given = answers.stream()
                        .filter(answer -> answer.item() == number)
                        .map(FilingStore.CorrectionAnswer::material)
                        .toList();
                items.add(new Item(number, item, given, !given.isEmpty()));
            }
            return new Notice(act.id(), List.copyOf(items), open ? filing.turnDueAt() : null, act.at(), open);
        });
    }

    /**
     * Takes a material in answer to an item of the notice; nothing that was not returned can be replaced.
     *
     * @param number the item, from 0; null: the first unanswered one that asks for this kind
     */
    @Transactional
    public Material answer(
            Actor actor, FilingId id, @Nullable Integer number, String kind, String fileName, InputStream content) {
        access.requireWrite(actor, id);
        var notice = requireOpen(locked(id));
        var item = number == null ? firstAskingFor(notice, kind) : at(notice, number);
        var material = materials.add(id, kind, fileName, content, actor);
        store.answer(notice.id(), item.number(), material.id());
        return material;
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
    public void submit(Actor actor, FilingId id, Answer answer) {
        access.requireWrite(actor, id);
        var filing = locked(id);
        var notice = requireOpen(filing);
        var fields = answer.fields();
        requireReturned(notice, fields);
        if (!Boolean.TRUE.equals(answer.partial())) {
            requireComplete(notice, fields);
        }
        if (!fields.isEmpty()) {
            var corrected = corrected(filing.draft(), answer);
            limits.require(corrected);
            store.correct(id, corrected, null, null, clock.now());
        }
        materials.lock(id);
        var now = clock.now();
        acts.append(actor, id, Act.Kind.CORRECTION, Act.Words.none().granting(!Boolean.TRUE.equals(answer.partial())));
        store.reviewFrom(id, now);
        journal.append(JournalEntry.shown(id, actor, now, "CORRECTION_RECEIVED", "收到补正，审查期限从次日起重新计算")
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

    private static void requireReturned(Notice notice, Set<String> fields) {
        var faults = fields.stream()
                .filter(field -> notice.items().stream()
                        .noneMatch(item -> item.item().target().equals(field)))
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
        if (number < 0 || number >= notice.items().size()) {
            throw Refusal.invalid(
                    "item", "UNKNOWN", "补正通知没有这一项，序号从 0 到 " + (notice.items().size() - 1));
        }
        var item = notice.items().get(number);
        if (Set.of("plaintiffs", "defendants", "claims", "facts", "claimAmountFen")
                .contains(item.item().target())) {
            throw Refusal.invalid("item", "NOT_A_MATERIAL", "这一项要求修改填写的内容，不需要上传材料");
        }
        return item;
    }

    private Notice requireOpen(Filing filing) {
        if (filing.status() != FilingStatus.CORRECTION_REQUIRED) {
            throw Refusal.conflict("现在没有等待补正的通知；需要补充证据的请用“补充证据”", Law.CORRECTION);
        }
        return notice(filing).orElseThrow();
    }

    private Filing locked(FilingId id) {
        return store.lock(id).orElseThrow(() -> Refusal.notFound("没有找到这件立案申请"));
    }

    private static Draft corrected(Draft draft, Answer answer) {
        return new Draft(
                draft.track(),
                draft.courtCode(),
                draft.causeCode(),
                Objects.requireNonNullElse(answer.plaintiffs(), draft.plaintiffs()),
                Objects.requireNonNullElse(answer.defendants(), draft.defendants()),
                draft.thirdParties(),
                answer.claims() == null ? draft.claims() : answer.claims(),
                answer.facts() == null ? draft.facts() : answer.facts(),
                answer.claimAmountFen() == null ? draft.claimAmountFen() : answer.claimAmountFen(),
                draft.procedure(),
                draft.serviceAddress(),
                draft.confidentiality(),
                draft.elements());
    }
}
