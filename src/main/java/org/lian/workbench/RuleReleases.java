package org.lian.workbench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.engine.ModelRefused;
import org.lian.identity.TiedAccounts;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.workbench.ReleaseStore.Release;
import org.lian.workbench.RuleDraft.State;
import org.lian.workbench.analysis.TableChecks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way of a draft into force: the author asks, a second person approves or returns it, then it is published, at once or
 * at a time. Where what the law says changed, the second person is a supervisor. One step takes a young release back.
 */
@Component
public class RuleReleases {
    /** How long one person may put the version before back in force. */
    public static final Duration RETURNABLE = Duration.ofDays(7);
    /** A form names the minute, and clocks differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(2);
    /** Two years, one of them a leap year; nobody knows the rules of a later day. */
    private static final Duration FORESEEABLE = Duration.ofDays(2 * 365 + 1);

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final DraftStore drafts;
    private final ReleaseStore releases;
    private final RuleVersions versions;
    private final PublishedRules rules;
    private final RuleChecks checks;
    private final Journal journal;
    private final BusinessClock clock;
    private final TiedAccounts tied;

    RuleReleases(
            DraftStore drafts,
            ReleaseStore releases,
            RuleVersions versions,
            PublishedRules rules,
            RuleChecks checks,
            Journal journal,
            BusinessClock clock,
            TiedAccounts tied) {
        this.tied = tied;
        this.drafts = drafts;
        this.releases = releases;
        this.versions = versions;
        this.rules = rules;
        this.checks = checks;
        this.journal = journal;
        this.clock = clock;
    }

    /** The word of the second person. */
    public enum Verdict {
        APPROVE,
        RETURN
    }

    /**
     * The result of a publication.
     *
     * @param version null when it waits for its time
     */
    public record Publication(@Nullable Integer version, Instant effectiveAt) {}

    /** Asks for a second person; what may not be published does not take his time. */
    @Transactional
    public RuleDraft requestApproval(Actor analyst, UUID id) {
        var draft = drafts.locked(id);
        draft.require(State.DRAFT, "不能送批");
        var checked = checks.check(draft);
        requireClean(checked);
        drafts.submit(draft, checked.statutory());
        journal(analyst, draft, "RULE_APPROVAL_REQUESTED", "规则草稿送批", null);
        return drafts.required(id);
    }

    /** The second person's word. */
    @Transactional
    public RuleDraft decide(Actor second, UUID id, Verdict verdict, String comment) {
        var draft = drafts.locked(id);
        draft.require(State.SUBMITTED, "不能审批");
        if (draft.isEditedBy(second.username())) {
            throw Refusal.forbidden("修改过这份草稿的人不能批准，请由另一名规则维护人员审批");
        }
        requireNotTied(draft, second);
        if (draft.statutory() && !second.is(Role.SUPERVISOR)) {
            throw Refusal.forbidden("这份草稿改动了法定内容，须由庭长审批");
        }
        if (verdict == Verdict.RETURN) {
            if (comment.isBlank()) {
                throw Refusal.invalid("comment", "REQUIRED", "退回时请写明原因");
            }
            drafts.giveBack(draft, comment.strip());
            journal(second, draft, "RULE_DRAFT_RETURNED", "退回规则草稿", comment);
        } else {
            drafts.approve(
                    draft,
                    second.username(),
                    second.is(Role.SUPERVISOR) ? Role.SUPERVISOR : Role.ANALYST,
                    comment.strip());
            journal(second, draft, "RULE_DRAFT_APPROVED", "批准规则草稿", comment);
        }
        return drafts.required(id);
    }

    private void requireNotTied(RuleDraft draft, Actor second) {
        var offices = draft.statutory() ? Set.of(Role.SUPERVISOR) : Set.of(Role.ANALYST, Role.SUPERVISOR);
        if (Stream.concat(Stream.of(draft.author()), draft.editors().stream())
                .anyMatch(writer -> tied.bar(writer, second.username(), offices))) {
            throw Refusal.forbidden(TiedAccounts.words("修改过这份草稿的人") + "，请由另一个人审批");
        }
    }

    /** Puts an approved draft in force, at once or when {@code effectiveAt} comes. */
    @Transactional
    public Publication publish(Actor analyst, UUID id, @Nullable Instant effectiveAt) {
        var draft = drafts.locked(id);
        if (draft.state() == State.DRAFT || draft.state() == State.SUBMITTED) {
            requireClean(checks.check(draft));
            throw Refusal.conflict("这份草稿还没有经第二人批准，不能发布");
        }
        draft.require(State.APPROVED, "不能发布");
        if (effectiveAt != null && effectiveAt.isBefore(clock.now().minus(TOLERANCE))) {
            throw Refusal.invalid("effectiveAt", "PAST", "生效时间已经过去，不能倒签。请写以后的时间，或者不填，立即生效");
        }
        if (effectiveAt != null && effectiveAt.isAfter(clock.now().plus(FORESEEABLE))) {
            throw Refusal.invalid("effectiveAt", "TOO_FAR", "生效时间在两年以后，多半是写错了年份。请写两年以内的时间，或者不填，立即生效");
        }
        var checked = checks.checkToTheEnd(draft);
        requireClean(checked);
        if (checked.runs()) {
            throw Refusal.conflict("示例还在试，试完没有变差才能发布。请过一会儿再点发布，不用再保存");
        }
        if (effectiveAt != null && effectiveAt.isAfter(clock.now())) {
            drafts.schedule(draft, effectiveAt);
            journal(analyst, draft, "RULE_PUBLICATION_SCHEDULED", "规则定时发布", null);
            return new Publication(null, effectiveAt);
        }
        return publishNow(analyst, draft);
    }

    /** Publishes what was scheduled, if it still may be; otherwise it goes back to its author with the reason. */
    @Transactional
    void publishDue(UUID id) {
        var draft = drafts.locked(id);
        var due = draft.effectiveAt();
        if (draft.state() != State.APPROVED || due == null || due.isAfter(clock.now())) {
            return;
        }
        var checked = checks.checkToTheEnd(draft);
        var blocking = checked.blocking();
        if (blocking.isEmpty() && checked.runs()) {
            throw new UnfinishedChecks(PhraseDraftChecks.RUNNING);
        } else if (blocking.isEmpty()) {
            publishNow(Actor.system(), draft);
        } else if (blocking.stream().allMatch(RuleChecks::ranOutOfTime)) {
            throw new UnfinishedChecks(blocking.get(0).code());
        } else {
            giveBack(draft, blocking.get(0).message());
        }
    }

    /** A fault of the machine: the draft says when it is tried again, each time later than before. */
    @Transactional
    void tryAgain(UUID id) {
        var draft = drafts.locked(id);
        if (draft.state() != State.APPROVED) {
            return;
        }
        var attempts = drafts.attempts(id) + 1;
        var again = clock.now().plus(pause(attempts));
        drafts.failedUntil(
                id,
                "到了生效时间（%s），系统一时没有发布成：数据库或者机器正忙。已试 %d 次，%s 再试"
                        .formatted(told(draft.effectiveAt()), attempts, told(again)),
                again);
        if (attempts == 1) {
            journal(Actor.system(), draft, "RULE_PUBLICATION_DELAYED", "规则没有按时发布，系统再试", null);
        }
    }

    /**
     * A fault that would come again: the draft stays approved and waits for somebody to publish it.
     *
     * @param reference under which the fault stands in the log
     */
    @Transactional
    void stop(UUID id, String reference) {
        var draft = drafts.locked(id);
        if (draft.state() != State.APPROVED) {
            return;
        }
        drafts.failed(
                id,
                "到了生效时间（%s），系统出错，没有发布成，已经停下。请重新发布；再不成的，请把错误编号 %s 告诉管理员"
                        .formatted(told(draft.effectiveAt()), reference));
        journal(Actor.system(), draft, "RULE_PUBLICATION_FAILED", "规则没有按时发布，等人处理", null);
    }

    /** Why a draft was not published when its time came; empty where nothing failed. */
    public Optional<String> publicationFault(UUID id) {
        return drafts.publicationFault(id);
    }

    private static Duration pause(int attempts) {
        var grown = SHORTEST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
        return grown.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : grown;
    }

    private static String told(@Nullable Instant at) {
        return at == null ? "" : CourtTime.ISO_MINUTE.format(at);
    }

    /** What the engine refused when its time came goes back to its author with the reason. */
    @Transactional
    void giveBackDue(UUID id, String reason) {
        var draft = drafts.locked(id);
        if (draft.state() == State.APPROVED) {
            giveBack(draft, reason);
        }
    }

    private void giveBack(RuleDraft draft, String reason) {
        drafts.giveBack(draft, "到了生效时间，但不能发布：" + reason);
        journal(Actor.system(), draft, "RULE_PUBLICATION_FAILED", "规则没有按时发布，退回草稿", null);
    }

    /** The version that one person may bring back at once: the one before, while the release in force is young. */
    public OptionalInt returnable(String rule) {
        var all = versions.known(rule);
        if (all.size() < 2) {
            return OptionalInt.empty();
        }
        var current = all.get(0);
        // What a rollback took out of force was found wrong: it comes back by a draft alone.
        var isYoung = current.rolledBackTo() == null
                && current.effectiveAt().isAfter(clock.now().minus(RETURNABLE));
        return isYoung ? OptionalInt.of(all.get(1).version()) : OptionalInt.empty();
    }

    /**
     * Brings the version before back as the newest one. It was approved before, so one person is enough, unless a check of
     * today blocks it.
     */
    @Transactional
    public Publication rollBack(Actor analyst, String rule, int toVersion, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Refusal.invalid("reason", "REQUIRED", "请写明为什么回退");
        }
        releases.lock(rule);
        var target = versions.find(rule, toVersion);
        var current = versions.inForce(rule).orElseThrow();
        if (current.version() == toVersion) {
            throw Refusal.conflict("第 " + toVersion + " 版就是现行版本");
        }
        var returnable = returnable(rule);
        if (returnable.isEmpty() || returnable.getAsInt() != toVersion) {
            throw Refusal.conflict("一个人只能把新发布的版本退回前一版，而且在它生效后 " + RETURNABLE.toDays() + " 天以内；"
                    + (returnable.isEmpty() ? "现在没有可以这样退回的版本" : "现在可以退回第 " + returnable.getAsInt() + " 版")
                    + "。要用第 " + toVersion + " 版的内容，请从这一版起草，由第二人批准后发布");
        }
        var content = versions.content(rule, toVersion);
        var examples = versions.examples(rule, toVersion);
        if (TableChecks.registersAutomatically(rule, content)) {
            throw Refusal.conflict(
                    "第 " + toVersion + " 版里有自动登记的数据行，不能由一个人退回。请从这一版起草，由庭长批准后发布；" + "要马上停下，请删去数据行，同样由庭长批准");
        }
        requireSound(rule, target, content, examples);
        var now = clock.now();
        var published = deploy(rule, target.kind(), content);
        releases.add(
                new Release(
                        rule,
                        published.version(),
                        examples,
                        analyst.username(),
                        null,
                        reason.strip(),
                        target.legalBasis() == null ? "" : target.legalBasis(),
                        now,
                        null,
                        toVersion),
                content);
        journal.append(JournalEntry.internal(null, analyst, now, "RULE_ROLLED_BACK", "规则回退到第 " + toVersion + " 版")
                .with(Map.of("rule", rule, "from", current.version(), "to", toVersion, "version", published.version()))
                .saying(reason.strip()));
        return new Publication(published.version(), now);
    }

    private Publication publishNow(Actor actor, RuleDraft draft) {
        releases.lock(draft.rule());
        var inForce = versions.inForce(draft.rule()).map(RuleVersion::version).orElse(null);
        if (!Objects.equals(inForce, draft.baseVersion())) {
            throw Refusal.conflict("现行版本已经变动，请从现行版本重新修改");
        }
        var published = deploy(draft.rule(), draft.kind(), draft.content());
        var now = clock.now();
        drafts.published(draft, published.version(), now);
        releases.add(
                new Release(
                        draft.rule(),
                        published.version(),
                        draft.examples(),
                        draft.author(),
                        draft.approver(),
                        draft.reason(),
                        draft.legalBasis(),
                        now,
                        draft.id(),
                        null),
                draft.content());
        var details = new LinkedHashMap<String, Object>();
        details.put("rule", draft.rule());
        details.put("draft", draft.id().toString());
        details.put("version", published.version());
        details.put("author", draft.author());
        details.put("approver", String.valueOf(draft.approver()));
        journal.append(JournalEntry.internal(null, actor, now, "RULE_PUBLISHED", "发布规则第 " + published.version() + " 版")
                .on(new LegalBasis(draft.legalBasis()))
                .with(details)
                .saying(draft.reason()));
        return new Publication(published.version(), now);
    }

    private PublishedRules.Version deploy(String rule, RuleKind kind, byte[] content) {
        try {
            return rules.publish(rule, kind, content);
        } catch (ModelRefused refused) {
            throw Refusal.invalid(refused.findings().stream()
                    .map(finding -> new Refusal.Fault("xml", finding.code(), finding.toString()))
                    .toList());
        }
    }

    private void requireSound(String rule, RuleVersion target, byte[] content, String examples) {
        var blocking = checks.againstReturn(rule, target.kind(), content, examples);
        if (!blocking.isEmpty()) {
            var faults = new ArrayList<Refusal.Fault>();
            faults.add(new Refusal.Fault(
                    "toVersion",
                    "UNSOUND",
                    "第 %d 版通不过现在的检查，一个人不能退回到它。请从这一版起草，改正下面指出的地方，由第二人批准后发布：%s"
                            .formatted(target.version(), blocking.get(0).message())));
            blocking.forEach(finding -> faults.add(new Refusal.Fault("toVersion", finding.code(), finding.message())));
            throw Refusal.invalid(faults);
        }
    }

    private static void requireClean(Checked checked) {
        var blocking = checked.blocking();
        if (!blocking.isEmpty()) {
            throw Refusal.invalid(blocking.stream()
                    .map(finding -> new Refusal.Fault("xml", finding.code(), finding.message()))
                    .toList());
        }
    }

    private void journal(Actor actor, RuleDraft draft, String kind, String text, @Nullable String words) {
        journal.append(JournalEntry.internal(null, actor, clock.now(), kind, text)
                .with(Map.of("rule", draft.rule(), "draft", draft.id().toString()))
                .saying(words == null || words.isBlank() ? null : words.strip()));
    }
}
