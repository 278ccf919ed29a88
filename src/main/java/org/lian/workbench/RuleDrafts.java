package org.lian.workbench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.documents.OwnNotice;
import org.lian.engine.ModelKind;
import org.lian.forms.FieldNames;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.rules.TableAnswer;
import org.lian.rules.TrialTable;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.workbench.RuleDraft.State;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafts of rules: begun from the version in force, saved as the analyst types, checked at each save. */
@Component
public class RuleDrafts {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,59}");
    private static final int LONGEST_MODEL = 1 << 21;
    private static final int LONGEST_EXAMPLES = 1 << 19;
    private static final int LONGEST_TEXT = 1_000;

    private final DraftStore drafts;
    private final RuleVersions versions;
    private final RuleChecks checks;
    private final Journal journal;
    private final BusinessClock clock;

    RuleDrafts(DraftStore drafts, RuleVersions versions, RuleChecks checks, Journal journal, BusinessClock clock) {
        this.drafts = drafts;
        this.versions = versions;
        this.checks = checks;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The wish of an analyst for a draft; null leaves a part as it is (of a new draft: as in the version in force).
     *
     * @param examples CSV, of a table
     */
    public record Wish(
            @Nullable String xml,
            @Nullable String examples,
            @Nullable String reason,
            @Nullable String legalBasis) {}

    /** Begins a draft; a name that no rule has makes a new rule. */
    @Transactional
    public RuleDraft begin(Actor analyst, String rule, Wish wish) {
        if (!NAME.matcher(rule).matches()) {
            throw Refusal.invalid("id", "FORMAT", "规则的编号用小写字母、数字和连字符，以字母开头，最长 60 个字符");
        }
        var current = versions.inForce(rule);
        byte[] content;
        if (wish.xml() != null) {
            content = bytes(wish.xml());
        } else {
            content = current.map(version -> versions.content(rule, version.version()))
                    .orElseThrow(() -> Refusal.invalid("xml", "REQUIRED", "新规则请提供模型文件"));
        }
        var kind = kind(rule, content);
        if (current.isPresent() && current.get().kind() != kind) {
            throw Refusal.invalid("xml", "KIND", "这条规则是" + current.get().kind().label() + "，交来的文件是" + kind.label());
        }
        var examples = wish.examples() != null
                ? wish.examples()
                : current.map(version -> versions.examples(rule, version.version()))
                        .orElse("");
        var id = UUID.randomUUID();
        var now = clock.now();
        drafts.add(
                id,
                rule,
                kind,
                current.map(RuleVersion::version).orElse(null),
                content,
                bounded("examples", examples, LONGEST_EXAMPLES),
                text("reason", wish.reason(), ""),
                text("legalBasis", wish.legalBasis(), ""),
                analyst.username(),
                now);
        journal.append(JournalEntry.internal(null, analyst, now, "RULE_DRAFT_BEGUN", "开始修改规则")
                .with(Map.of("rule", rule, "draft", id.toString())));
        return drafts.required(id);
    }

    /** Begins a draft of the version in force with the content and the examples of another one. */
    @Transactional
    public RuleDraft beginFrom(
            Actor analyst, String rule, int version, @Nullable String reason, @Nullable String legalBasis) {
        return begin(
                analyst,
                rule,
                new Wish(
                        new String(versions.content(rule, version), StandardCharsets.UTF_8),
                        versions.examples(rule, version),
                        reason,
                        legalBasis));
    }

    /**
     * 恢复出厂版本: begins a draft with what this program ships, whatever the versions say; it takes the way of any draft.
     */
    @Transactional
    public RuleDraft beginShipped(Actor analyst, String rule, @Nullable String reason, @Nullable String legalBasis) {
        var current = versions.inForce(rule).orElseThrow(() -> Refusal.notFound("没有找到这条规则"));
        var shipped = versions.shipped(rule).orElseThrow(() -> Refusal.conflict("这条规则是本院自己的，没有出厂版本。请从以前的一版起草"));
        if (!versions.differsFromShipped(rule)) {
            throw Refusal.conflict("现行的第 %d 版就是出厂版本的内容，不用恢复".formatted(current.version()));
        }
        return begin(
                analyst,
                rule,
                new Wish(
                        new String(shipped.content(), StandardCharsets.UTF_8), shipped.examples(), reason, legalBasis));
    }

    /**
     * A file from a drawing tool: the open draft that nobody but the analyst worked on, there alone, gets its content;
     * otherwise one begins. The tool knows no revision, so what was changed in the workbench, or by another, is a conflict.
     *
     * @param fileName the rule's id with its ending, as the court's files are named
     */
    @Transactional
    public RuleDraft handIn(Actor analyst, String fileName, String xml) {
        var content = bytes(xml);
        var rule = model(content).ruleOf(fileName);
        var open = drafts.openOf(rule);
        var same = open.stream()
                .filter(draft -> isOwn(draft, analyst) && Arrays.equals(draft.content(), content))
                .findFirst();
        if (same.isPresent()) {
            return same.get();
        }
        open.stream()
                .filter(draft -> isChanged(draft) && !(isOwn(draft, analyst) && drafts.isAsHandedIn(draft.id())))
                .findFirst()
                .ifPresent(draft -> {
                    throw Refusal.conflict(inTheWay(analyst, draft));
                });
        requireChange(rule, xml, open);
        var draft = open.stream()
                .filter(one -> isOwn(one, analyst))
                .findFirst()
                .map(own -> save(analyst, own.id(), own.revision(), new Wish(xml, null, null, null)))
                .orElseGet(() -> begin(analyst, rule, new Wish(xml, null, null, null)));
        drafts.handedIn(draft.id());
        return draft;
    }

    private static boolean isOwn(RuleDraft draft, Actor analyst) {
        return draft.state() == State.DRAFT && draft.isEditedOnlyBy(analyst.username());
    }

    private boolean isChanged(RuleDraft draft) {
        var base = draft.baseVersion();
        return base == null || !Arrays.equals(draft.content(), versions.content(draft.rule(), base));
    }

    private String inTheWay(Actor analyst, RuleDraft draft) {
        var whose = draft.author().equals(analyst.username()) ? "您自己（" + draft.author() + "）" : draft.author() + " ";
        var editors = draft.editors().stream()
                .filter(editor -> !editor.equals(draft.author()))
                .toList();
        return "没有收下：这条规则有一份改过的草稿，是%s的草稿，%s开始%s，现在是“%s”，部署会盖掉其中的修改。请在工作台打开它接着改（/workbench/drafts/%s，可以换成自己的文件），或者先放弃它，再部署"
                .formatted(
                        whose,
                        CourtTime.CLOSE_MINUTE.format(drafts.begunAt(draft.id())),
                        editors.isEmpty() ? "" : "，" + String.join("、", editors) + " 也改过",
                        draft.state().label(),
                        draft.id());
    }

    /** Line ends apart, which tools write each in their own way. */
    private void requireChange(String rule, String xml, List<RuleDraft> open) {
        var current = versions.inForce(rule);
        if (current.isEmpty() || !open.isEmpty()) {
            return;
        }
        var version = current.get().version();
        var inForce = new String(versions.content(rule, version), StandardCharsets.UTF_8);
        if (unix(inForce).equals(unix(xml))) {
            throw Refusal.conflict("没有收下：文件和现行的第 %d 版完全一样，没有可改的。请先修改、保存文件，再部署".formatted(version));
        }
    }

    private static String unix(String text) {
        return text.replace("\r\n", "\n");
    }

    public RuleDraft find(UUID id) {
        return drafts.required(id);
    }

    /** Neither published nor given up, the last saved first. */
    public List<RuleDraft> open() {
        return drafts.open();
    }

    public List<RuleDraft> openOf(String rule) {
        return drafts.openOf(rule);
    }

    /** Saves what changed. {@code revision} is what the analyst saw; when somebody saved since, nothing is overwritten. */
    @Transactional
    public RuleDraft save(Actor analyst, UUID id, int revision, Wish wish) {
        var draft = drafts.locked(id);
        draft.require(State.DRAFT, "不能再修改");
        if (draft.revision() != revision) {
            throw Refusal.conflict("这份草稿已被保存为第 " + draft.revision() + " 稿，您打开的是第 " + revision + " 稿。请重新打开，或者先下载您的修改");
        }
        var content = wish.xml() == null ? draft.content() : bytes(wish.xml());
        if (kind(draft.rule(), content) != draft.kind()) {
            throw Refusal.invalid("xml", "KIND", "这份草稿是" + draft.kind().label() + "，交来的文件不是");
        }
        if (draft.kind() == RuleKind.FORM && wish.xml() != null) {
            FieldNames.missing(wish.xml()).ifPresent(missing -> {
                throw Refusal.invalid("xml", "LABEL", missing);
            });
        }
        drafts.save(
                draft,
                content,
                bounded("examples", wish.examples() == null ? draft.examples() : wish.examples(), LONGEST_EXAMPLES),
                text("reason", wish.reason(), draft.reason()),
                text("legalBasis", wish.legalBasis(), draft.legalBasis()),
                analyst.username(),
                clock.now());
        return drafts.required(id);
    }

    /** Goes on from the version in force, with the draft's own content; the difference then shows against that version. */
    @Transactional
    public RuleDraft rebase(UUID id) {
        var draft = drafts.locked(id);
        draft.require(State.DRAFT, "不能再修改");
        versions.inForce(draft.rule()).ifPresent(current -> drafts.rebase(draft, current.version()));
        return drafts.required(id);
    }

    @Transactional
    public void discard(Actor analyst, UUID id) {
        var draft = drafts.locked(id);
        if (!draft.isOpen()) {
            throw Refusal.conflict("这份草稿已经是“" + draft.state().label() + "”");
        }
        drafts.discard(draft);
        journal.append(JournalEntry.internal(null, analyst, clock.now(), "RULE_DRAFT_DISCARDED", "放弃规则草稿")
                .with(Map.of("rule", draft.rule(), "draft", id.toString())));
    }

    /** 试算: one answer of the draft. */
    public TableAnswer evaluate(UUID id, Map<String, ? extends @Nullable Object> inputs) {
        var draft = drafts.required(id);
        if (draft.kind() != RuleKind.DECISION) {
            throw Refusal.conflict("只有决策表可以试算");
        }
        var table = checks.table(draft).orElseThrow(() -> Refusal.conflict("这张表还不能试算，请先处理检查结果里的问题"));
        var unknown = inputs.keySet().stream()
                .filter(name -> !table.inputs().containsKey(name))
                .map(name -> new Refusal.Fault(
                        "inputs." + name,
                        "UNKNOWN",
                        "没有这个输入，可用的有：" + String.join("、", table.inputs().keySet())))
                .toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(unknown);
        }
        return table.ask(inputs);
    }

    /** Heads of the answer's columns, by name; empty for a diagram, and for a table that cannot be asked. */
    public Map<String, String> heads(RuleDraft draft) {
        return checks.table(draft).map(TrialTable::outputs).orElse(Map.of());
    }

    /** Findings, differences and examples of the draft as it stands. */
    public Checked check(RuleDraft draft) {
        return checks.check(draft);
    }

    private static byte[] bytes(String xml) {
        return bounded("xml", xml, LONGEST_MODEL).getBytes(StandardCharsets.UTF_8);
    }

    /** What is wrong in the file of a paper, of a form, of phrases or of words, its checks say; a new rule whose file is JSON is a form. */
    private RuleKind kind(String rule, byte[] content) {
        if (ModelKind.of(content).isPresent()) {
            return RuleKind.of(model(content));
        }
        if (versions.isPaper(rule)) {
            return RuleKind.PAPER;
        }
        if (OwnNotice.isOne(rule)) {
            throw Refusal.invalid("name", "REQUIRED", "新的文书请写明名称（name），例如“知识产权案件复核告知书”：它就是文书的标题");
        }
        if (versions.isPhrases(rule)) {
            return RuleKind.PHRASES;
        }
        if (versions.isWords(rule)) {
            return RuleKind.WORDS;
        }
        var isJson = new String(content, StandardCharsets.UTF_8).stripLeading().startsWith("{");
        return versions.isForm(rule) || isJson ? RuleKind.FORM : RuleKind.of(model(content));
    }

    private static ModelKind model(byte[] content) {
        return ModelKind.of(content)
                .orElseThrow(() -> Refusal.invalid("xml", "NO_XML", "不是有效的 DMN 或 BPMN 文件（XML）或者表单文件（JSON），请重新导出"));
    }

    private static String text(String field, @Nullable String given, String before) {
        return given == null ? before : bounded(field, given.strip(), LONGEST_TEXT);
    }

    private static String bounded(String field, String text, int longest) {
        if (text.length() > longest) {
            throw Refusal.invalid(field, "TOO_LONG", "最长 " + longest + " 个字符");
        }
        return text;
    }
}
