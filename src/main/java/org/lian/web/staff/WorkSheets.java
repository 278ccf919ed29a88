package org.lian.web.staff;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.fees.DivorceProperty;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.fees.FeeTables;
import org.lian.fees.Fees;
import org.lian.fees.FenRange;
import org.lian.filing.Act;
import org.lian.filing.Assistance;
import org.lian.filing.AssistingCourts;
import org.lian.filing.CauseTellings;
import org.lian.filing.Draft;
import org.lian.filing.Filing;
import org.lian.filing.FilingQuestions;
import org.lian.filing.Filings;
import org.lian.filing.Finding;
import org.lian.filing.LaterFiling;
import org.lian.filing.LaterFilings;
import org.lian.filing.Party;
import org.lian.filing.ReliefGrounds;
import org.lian.filing.SuggestedProcedures;
import org.lian.filing.WindowEntries;
import org.lian.filing.WrittenElements;
import org.lian.identity.Accounts;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.materials.Material;
import org.lian.process.OwnParts;
import org.lian.process.TaskKind;
import org.lian.process.TaskView;
import org.lian.reference.CaseTypes;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.lian.web.Minutes;
import org.springframework.stereotype.Component;

/** The maker of what a task's page shows. */
@Component
class WorkSheets {
    private static final String NOT_GIVEN = "未填写";

    private final Filings filings;
    private final WindowEntries window;
    private final LaterFilings laterFilings;
    private final SuggestedProcedures procedures;
    private final ReliefGrounds reliefGrounds;
    private final StaffDirectory staff;
    private final CaseTypes caseTypes;
    private final Fees fees;
    private final FilingQuestions questions;
    private final Accounts accounts;
    private final CauseTellings tellings;
    private final Causes causes;
    private final AssistingCourts assisting;
    private final OwnParts parts;
    private final BusinessClock clock;

    WorkSheets(
            Filings filings,
            WindowEntries window,
            LaterFilings laterFilings,
            SuggestedProcedures procedures,
            ReliefGrounds reliefGrounds,
            StaffDirectory staff,
            CaseTypes caseTypes,
            Fees fees,
            FilingQuestions questions,
            Accounts accounts,
            CauseTellings tellings,
            Causes causes,
            AssistingCourts assisting,
            OwnParts parts,
            BusinessClock clock) {
        this.filings = filings;
        this.window = window;
        this.laterFilings = laterFilings;
        this.procedures = procedures;
        this.reliefGrounds = reliefGrounds;
        this.questions = questions;
        this.accounts = accounts;
        this.tellings = tellings;
        this.causes = causes;
        this.staff = staff;
        this.caseTypes = caseTypes;
        this.fees = fees;
        this.assisting = assisting;
        this.parts = parts;
        this.clock = clock;
    }

    WorkSheet of(Actor actor, TaskView task, Filing filing) {
        var draft = filing.draft();
        var findings = filings.findings(filing);
        return new WorkSheet(
                task.id(),
                task.kind().name(),
                task.name(),
                holder(actor, task),
                holderName(task),
                filing.title(),
                causeName(filing),
                amount(draft.claimAmountFen()),
                due(task, filing),
                facts(filing),
                answers(filing),
                parties(draft, filing.track()),
                text(draft.claims()),
                text(draft.facts()),
                Stream.concat(
                                Stream.concat(
                                        FilerIdentity.remarks(accounts, filing), equalNumbers(draft, filing.track())),
                                MachineChecks.remarks(findings, draft, filing.track()))
                        .toList(),
                papers(filings.materials(filing), findings, filing.track()));
    }

    WorkSheet.Choices choices(Filing filing) {
        var draft = filing.draft();
        var cause = Optional.ofNullable(filings.cause(filing));
        return new WorkSheet.Choices(
                draft.causeCode(),
                cause.map(found -> found.name() + "（" + found.code() + "）").orElse(""),
                filing.track().name(),
                draft.claimAmountFen() == null
                        ? ""
                        : BigDecimal.valueOf(draft.claimAmountFen(), 2).toPlainString(),
                filings.asksProperty(filing) ? property(draft.divorceProperty()) : null,
                draft.procedure() == null ? "由法院决定" : draft.procedure().label(),
                (filing.marks().procedure() == null
                                ? Draft.Procedure.ORDINARY
                                : filing.marks().procedure())
                        .name(),
                Arrays.stream(Draft.Procedure.values())
                        .map(procedure -> new WorkSheet.Option(procedure.name(), procedure.label()))
                        .toList(),
                procedures.of(filing).stream()
                        .map(row -> new WorkSheet.Hint(
                                row.text(), row.basis(), row.effect() == SuggestedProcedures.Effect.BARRED))
                        .toList(),
                filing.marks().typeCode(),
                caseTypes.all().stream()
                        .map(type -> new WorkSheet.Option(
                                type.code(), type.code() + " " + type.names().get(0)))
                        .toList());
    }

    private static WorkSheet.Property property(@Nullable DivorceProperty property) {
        var extent = property == null ? null : property.extent();
        var total = property == null ? null : property.totalFen();
        return new WorkSheet.Property(
                Arrays.stream(Extent.values())
                        .map(one -> new WorkSheet.Option(one.name(), one.label()))
                        .toList(),
                extent == null ? "" : extent.name(),
                total == null ? "" : BigDecimal.valueOf(total, 2).toPlainString());
    }

    private static WorkSheet.@Nullable Usual usual(FenRange.@Nullable Usual usual) {
        return usual == null
                ? null
                : new WorkSheet.Usual(
                        new Fen(usual.fen()).inYuan(),
                        BigDecimal.valueOf(usual.fen(), 2).toPlainString(),
                        usual.basis());
    }

    /** The bill that the registered case was charged with. */
    WorkSheet.Bill bill(Filing filing) {
        var bill = fees.bill(filing.id())
                .orElseThrow(() -> new IllegalStateException("Filing " + filing.id() + " was not charged yet"));
        var total = bill.totalFen();
        var range = bill.range();
        return new WorkSheet.Bill(
                bill.lines().stream()
                        .map(line ->
                                new WorkSheet.BillLine(line.item(), new Fen(line.amountFen()).inYuan(), line.basis()))
                        .toList(),
                total,
                total == null ? null : new Fen(total).inYuan(),
                range == null
                        ? null
                        : new WorkSheet.Range(
                                range.minFen(),
                                range.maxFen(),
                                new Fen(range.minFen()).inYuan(),
                                new Fen(range.maxFen()).inYuan(),
                                range.basis(),
                                usual(range.usual()),
                                range.unbounded()),
                FeeTables.named(bill.decisions()));
    }

    /** 已准许的减免, so that nobody takes it off twice; null where the court granted none. */
    @Nullable
    String granted(Filing filing) {
        var relief = filing.relief();
        var percent = relief == null ? null : relief.percent();
        if (relief == null || percent == null) {
            return null;
        }
        var what = relief.state() == Filing.Relief.State.EXEMPTED ? "免交" : "减交 " + percent + "%";
        var bill = fees.bill(filing.id()).orElseThrow();
        if (bill.totalFen() == null) {
            return "本院已准予" + what + "：请写减免以前的金额，确定以后系统自动减去，不要自己再减。";
        }
        var off = bill.lines().isEmpty()
                ? 0
                : -bill.lines().get(bill.lines().size() - 1).amountFen();
        return "本院已准予" + what + "：上面的“应交”已经减去 " + new Fen(off) + "，不要再减。";
    }

    static WorkSheet.Holder holder(Actor actor, TaskView task) {
        if (task.assignee() == null) {
            return WorkSheet.Holder.NOBODY;
        }
        return task.assignee().equals(actor.username()) ? WorkSheet.Holder.ME : WorkSheet.Holder.ANOTHER;
    }

    /**
     * The person who is asked first.
     *
     * @param name null where it is the reader
     */
    record Turn(@Nullable String name, String until) {}

    @Nullable
    Turn turn(Actor actor, TaskView task) {
        var turn = task.turn();
        return turn == null
                ? null
                : new Turn(
                        turn.username().equals(actor.username()) ? null : displayName(turn.username()),
                        CourtTime.CLOSE_MINUTE_OF_THIS_YEAR.format(turn.until().atZone(BusinessClock.SHANGHAI)));
    }

    /** Why the reader may not take an open task; empty where he may, or where it has somebody already. */
    String barred(Actor actor, TaskView task) {
        return task.assignee() == null
                ? parts.bar(task.kind(), task.filing(), actor.username())
                        .map(OwnParts.Bar::words)
                        .orElse("")
                : "";
    }

    private @Nullable String holderName(TaskView task) {
        var assignee = task.assignee();
        return assignee == null ? null : displayName(assignee);
    }

    private String displayName(String username) {
        return staff.find(username).map(Staff::displayName).orElse(username);
    }

    String causeName(Filing filing) {
        var cause = filings.cause(filing);
        return !filing.track().asks(Track.Asks.CAUSE) ? "" : cause == null ? "案由" + NOT_GIVEN : cause.name();
    }

    /** A legal day ends at 24:00, so the date shown is the day before the instant. */
    private WorkSheet.@Nullable Due due(TaskView task, Filing filing) {
        // A step that the court drew itself lies in the review, and ends with its period.
        var review = task.kind() == TaskKind.REVIEW || task.kind() == TaskKind.OWN_STEP;
        var fee = task.kind() == TaskKind.CONFIRM_FEE;
        var dueAt = task.dueAt();
        if (dueAt == null) {
            return null;
        }
        var lastDay = LocalDate.ofInstant(dueAt.minusNanos(1), BusinessClock.SHANGHAI);
        var days = ChronoUnit.DAYS.between(clock.today(), lastDay);
        var over = clock.now().isAfter(dueAt);
        var name = review ? "法定审查期限" : fee ? "确认期限" : "办理期限";
        var left = over ? name + "已届满" : days == 0 ? name + "今日届满" : name + "还剩 " + days + " 天";
        var end = end(dueAt) + " ";
        return new WorkSheet.Due(
                over || days == 0 ? WorkSheet.Tone.BAD : days <= 2 ? WorkSheet.Tone.WARN : WorkSheet.Tone.OK,
                left,
                review
                        ? end + "届满仍未决定的，"
                                + (filing.marks().sensitive()
                                        ? "由庭长当日决定"
                                        : filing.track().word("undecided"))
                        : end + (fee ? "前确认，当事人自收到交费通知起计算交费期限" : "前办结，逾期提请庭长"),
                review ? filing.dueBasis() : null);
    }

    /** A period of hours ends at its minute. */
    private static String end(Instant dueAt) {
        var local = dueAt.atZone(BusinessClock.SHANGHAI);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.minusDays(1).format(CourtTime.DAY_OF_THIS_YEAR) + " 24:00"
                : local.format(CourtTime.DAY_OF_THIS_YEAR) + " "
                        + local.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }

    /** What was told, what was suggested and what became of it: the machine suggests, the filer chose. */
    private String told(CauseTellings.Telling telling, Filing filing) {
        var place = telling.suggested().indexOf(filing.draft().causeCode()) + 1;
        return "“" + telling.told() + "”；系统按这句话提示："
                + telling.suggested().stream()
                        .flatMap(one -> causes.find(one).stream())
                        .map(Cause::name)
                        .collect(Collectors.joining("、"))
                + "；"
                + (telling.unsure() ? "立案人拿不准，请核对案由" : chosen(place, filing.track()));
    }

    /** A procedure is chosen by itself: the system led there, past the causes, and lists its own where it asks for one. */
    private static String chosen(int place, Track track) {
        if (!track.asks(Track.Asks.CAUSE)) {
            return "立案人办的是“" + track.label() + "”，这个程序不问案由";
        }
        if (track != Track.CIVIL) {
            return "立案人办的是“" + track.label() + "”，案由是在这个程序里选的";
        }
        return place == 0 ? "立案人选的不在提示之中" : "立案人选的是第 " + place + " 个";
    }

    /** Who did what in a step that the court drew itself. */
    private WorkSheet.Fact ownStep(Act step) {
        var person = staff.find(step.actor()).map(Staff::displayName).orElse(step.actor());
        return new WorkSheet.Fact(
                String.valueOf(step.words().document()),
                person + "，" + CourtTime.ISO_SECOND.format(step.at()) + "；"
                        + step.words().reason());
    }

    /** What was handed in later: what stood there, what shall stand there, and what the court has said. */
    private static WorkSheet.Fact laterFiling(LaterFiling later) {
        var before = later.linesBefore();
        var written = later.lines();
        var decision = later.decision();
        return new WorkSheet.Fact(
                "续递：" + later.kind().name(),
                Minutes.of(later.receivedAt()) + " 收到，" + later.label()
                        + (before.isEmpty() ? "" : "\n原来：" + String.join("\n", before))
                        + (written.isEmpty() ? "" : "\n" + (before.isEmpty() ? "" : "现在：") + String.join("\n", written))
                        + (later.content().reason() == null
                                ? ""
                                : "\n理由：" + later.content().reason())
                        + (decision == null || decision.outcome() == null ? "" : "\n" + decision.outcome()));
    }

    List<WorkSheet.Fact> facts(Filing filing) {
        var draft = filing.draft();
        var facts = new ArrayList<WorkSheet.Fact>();
        var receipt = filings.receipt(filing);
        var received = Optional.ofNullable(filing.clocks().courtReceivedAt())
                .map(CourtTime.ISO_SECOND::format)
                .orElse(NOT_GIVEN);
        facts.add(new WorkSheet.Fact("收到时间", receipt == null ? received : received + "（回执 " + receipt.number() + "）"));
        filings.forwardedFrom(filing)
                .ifPresent(from -> facts.add(new WorkSheet.Fact(
                        "转交来源",
                        from.court().name() + "，首次提交 " + CourtTime.ISO_SECOND.format(from.at()) + "（回执 "
                                + from.receipt() + "）")));
        filings.forwardedTo(filing)
                .ifPresent(to -> facts.add(new WorkSheet.Fact(
                        "已转到",
                        to.court().name() + "，" + CourtTime.ISO_SECOND.format(to.at()) + " 收到（回执 " + to.receipt()
                                + "）")));
        assisting
                .of(filing.id())
                .ifPresent(assistance -> facts.add(new WorkSheet.Fact("跨域立案", assistance(assistance))));
        filings.mainSuit(filing)
                .ifPresent(suit -> facts.add(new WorkSheet.Fact("本诉", String.valueOf(suit.caseNumber()))));
        var entered = filings.lastAct(filing, Act.Kind.WINDOW_ENTRY);
        accounts.find(filing.ownerId())
                .ifPresent(account -> facts.add(new WorkSheet.Fact(
                        "提交人",
                        account.name()
                                + FilerIdentity.words(account)
                                + entered.map(entry -> atTheWindow(filing, entry))
                                        .orElse("（账号姓名）")
                                + byWhatRight(account.name(), draft))));
        entered.ifPresent(entry -> facts.add(new WorkSheet.Fact(
                "窗口",
                window.taken(filing)
                        + "，由另一名工作人员审查"
                        + window.recordCode(filing)
                                .map(code -> "；签名的那一份上应当是核对码 " + code)
                                .orElse(""))));
        filings.acts(filing, Act.Kind.OWN_STEP).forEach(step -> facts.add(ownStep(step)));
        laterFilings.handedIn(filing).forEach(later -> facts.add(laterFiling(later)));
        if (filing.caseNumber() != null) {
            facts.add(new WorkSheet.Fact("案号", filing.caseNumber()));
        }
        if (filing.registeredByClock()) {
            facts.add(new WorkSheet.Fact("立案方式", "审查期限届满，已依法先行立案"));
        }
        tellings.of(filing.id()).ifPresent(telling -> facts.add(new WorkSheet.Fact("立案人自己的话", told(telling, filing))));
        var procedure = draft.procedure();
        var consent = filing.wishes().mediationConsent();
        var address = draft.serviceAddress();
        facts.add(new WorkSheet.Fact(
                "申请人意见",
                Stream.of(
                                !filing.track().asks(Track.Asks.PROCEDURE)
                                        ? ""
                                        : procedure == null ? "没有选择程序" : procedure.label(),
                                !filing.track().asks(Track.Asks.MEDIATION)
                                        ? ""
                                        : consent == null ? "没有表示调解意见" : consent ? "同意先行调解" : "不同意先行调解",
                                address == null ? "没有填写送达地址" : address.electronically() ? "同意电子送达" : "未同意电子送达")
                        .filter(said -> !said.isEmpty())
                        .collect(Collectors.joining("；"))));
        var shown = draft.masked().serviceAddress();
        if (shown != null && !filing.track().hidesClaimant()) {
            facts.add(new WorkSheet.Fact(
                    "送达地址", text(shown.address()) + (shown.phone() == null ? "" : "，电话 " + shown.phone())));
        }
        reliefGrounds
                .request(filing)
                .ifPresent(asked -> facts.add(new WorkSheet.Fact("申请司法救助", relief(asked, filing))));
        var elements = WrittenElements.of(draft);
        if (!elements.isEmpty()) {
            facts.add(new WorkSheet.Fact(
                    filing.track().word("elements"),
                    elements.entrySet().stream()
                            .map(element -> element.getKey() + "：" + element.getValue())
                            .collect(Collectors.joining("；"))));
        }
        if (filings.asksProperty(filing)) {
            var property = draft.divorceProperty();
            facts.add(new WorkSheet.Fact(
                    "要分的财产",
                    property == null || !property.told()
                            ? "没有回答；受理费暂按请求的金额计算，请问明以后更正"
                            : property.extent() == Extent.UNKNOWN ? property.said() + "；请问明以后更正" : property.said()));
        }
        return facts;
    }

    /** What the filer answered to the questions of the procedure, and which of them are open; what speaks against the filing is a finding too. */
    List<WorkSheet.Fact> answers(Filing filing) {
        var draft = filing.draft();
        var answers = new ArrayList<WorkSheet.Fact>();
        FilingQuestions.answered(draft)
                .forEach((answer, asked) -> answers.add(new WorkSheet.Fact("申请人回答“" + answer + "”", labels(asked))));
        var open = questions.open(draft);
        if (!open.isEmpty()) {
            answers.add(new WorkSheet.Fact("申请人没有回答", labels(open)));
        }
        return answers;
    }

    private static String labels(List<FilingQuestions.Asked> asked) {
        return asked.stream().map(FilingQuestions.Asked::label).collect(Collectors.joining("；"));
    }

    /** Who came, and which clerk wrote it down: the account is none that the person signs in with. */
    private String atTheWindow(Filing filing, Act entry) {
        var standing = window.standing(filing);
        return (standing.isSelf() ? "，本人到窗口，由 " : "，" + standing.label() + "，到窗口，由 ") + displayName(entry.actor())
                + " 代为录入";
    }

    /** What is to be checked where the filing does not say by what right it was handed in. */
    private static String byWhatRight(String submitter, Draft draft) {
        var known = draft.plaintiffs().stream()
                .flatMap(party -> Stream.concat(
                        Stream.ofNullable(party.name()),
                        party.representedBy().stream().flatMap(one -> Stream.ofNullable(one.name()))))
                .anyMatch(submitter::equals);
        return known ? "" : "，不是申请人，也没有填写为代理人、代表人：请核对授权";
    }

    /** What is asked for with the filing is granted by a judge; who reviews sees that it is asked, and on what proof. */
    private String relief(ReliefGrounds.Request asked, Filing filing) {
        var ground = asked.ground();
        return asked.kind().label() + "诉讼费"
                + (ground == null ? "" : "：" + ground.text() + "（" + ground.basis() + "）")
                + (asked.statement() == null ? "" : "；" + asked.statement())
                + "；" + proofs(filing)
                + "；由法官审批";
    }

    /** What was handed in for a request for relief. */
    String proofs(Filing filing) {
        var proofs = filings.materials(filing).stream()
                .filter(material -> material.kind() == Material.Kind.RELIEF_PROOF)
                .map(Material::fileName)
                .collect(Collectors.joining("，"));
        return proofs.isEmpty() ? "没有交司法救助证明（诉讼费用交纳办法第四十八条）" : proofs;
    }

    private static Stream<WorkSheet.Remark> equalNumbers(Draft draft, Track track) {
        return ofEqualNumbers(draft, track).stream()
                .map(people -> new WorkSheet.Remark(
                        WorkSheet.Tone.WARN, "请核对", "填写的证件号码相同：" + String.join("、", people), null, false));
    }

    /** Persons of one number are one person, or one of the numbers is wrong: those who share one, by number. */
    static List<List<String>> ofEqualNumbers(Draft draft, Track track) {
        var bearers = new LinkedHashMap<String, List<String>>();
        Stream.of(
                        Map.entry(track.claimant(), draft.plaintiffs()),
                        Map.entry(track.respondent(), draft.defendants()),
                        Map.entry("第三人", draft.thirdParties()))
                .forEach(side -> side.getValue().stream()
                        .filter(party ->
                                party.idNumber() != null && !party.idNumber().isBlank())
                        .forEach(party -> bearers.computeIfAbsent(party.idNumber(), number -> new ArrayList<>())
                                .add(side.getKey() + " " + party.displayName())));
        return bearers.values().stream().filter(people -> people.size() > 1).toList();
    }

    /** The parties without their numbers, and without what leads to one who hides. */
    static List<WorkSheet.PartyLine> parties(Draft written, Track track) {
        var draft = written.masked();
        return Stream.of(
                        lines(track.claimant(), "plaintiffs", draft.plaintiffs()),
                        lines(track.respondent(), "defendants", draft.defendants()),
                        lines("第三人", "thirdParties", draft.thirdParties()))
                .flatMap(List::stream)
                .toList();
    }

    private static List<WorkSheet.PartyLine> lines(String role, String list, List<Party> parties) {
        var lines = new ArrayList<WorkSheet.PartyLine>();
        for (var party : parties) {
            lines.add(new WorkSheet.PartyLine(
                    parties.size() == 1 ? role : role + (lines.size() + 1),
                    list,
                    lines.size(),
                    party.displayName(),
                    party.kind() == Party.Kind.ORGANISATION ? "法人或者其他组织" : "自然人",
                    identity(party),
                    party.maskedPhone(),
                    (party.address() == null ? "" : party.address())
                            + (party.domicileText().isEmpty() ? "" : "（" + party.domicileText() + "）"),
                    Stream.concat(
                                    Stream.of("诉讼代表人").filter(elected -> party.actsForAll()),
                                    party.representedBy().stream().map(WorkSheets::representative))
                            .toList()));
        }
        return lines;
    }

    private static String identity(Party party) {
        var type = party.idType();
        return type == null || party.maskedIdNumber().isEmpty() ? "" : type.label() + " " + party.maskedIdNumber();
    }

    private static String representative(Party.Representative representative) {
        var kind = representative.kind();
        var label = kind == null
                ? "代理人"
                : switch (kind) {
                    case STATUTORY -> "法定代理人";
                    case MANDATE -> "委托诉讼代理人";
                    case LEGAL_REPRESENTATIVE -> "法定代表人";
                };
        return label + " " + text(representative.titled());
    }

    static WorkSheet.Tone tone(Finding finding) {
        return switch (finding.severity()) {
            case BLOCKING -> WorkSheet.Tone.BAD;
            case WARNING -> WorkSheet.Tone.WARN;
            case PASSED -> WorkSheet.Tone.OK;
        };
    }

    private static String assistance(Assistance assistance) {
        var check = assistance.check();
        return assistance.court().name()
                + (check == null
                        ? "，等待核对原件"
                        : "，" + CourtTime.ISO_MINUTE.format(check.at()) + " 核对，" + AssistancePages.said(check));
    }

    List<WorkSheet.Paper> papers(Filing filing) {
        return papers(filings.materials(filing), filings.findings(filing), filing.track());
    }

    /** A complaint that was made again after a correction stands for the one before. */
    private static List<WorkSheet.Paper> papers(List<Material> materials, List<Finding> findings, Track track) {
        var latest = materials.stream()
                .filter(Material::isMade)
                .max(Comparator.comparing(Material::uploadedAt))
                .orElse(null);
        return materials.stream()
                .map(material -> material.isMade() && !material.equals(latest)
                        ? paper(material, findings, track).replaced("补正后重新生成，以后一份为准")
                        : paper(material, findings, track))
                .toList();
    }

    /** The gravest finding that names the material or its kind; without one only the file itself was looked at. */
    private static WorkSheet.Paper paper(Material material, List<Finding> findings, Track track) {
        var finding = findings.stream()
                .filter(found -> material.id().toString().equals(found.material())
                        || material.kind().name().equals(found.material()))
                .min(Comparator.comparing(Finding::severity));
        var infected = material.scan() == Material.Scan.INFECTED;
        var tone = infected ? WorkSheet.Tone.BAD : finding.map(WorkSheets::tone).orElse(WorkSheet.Tone.GREY);
        var verdict = infected
                ? material.scan().label()
                : finding.map(found -> found.severity() == Finding.Severity.PASSED ? "已提交" : found.message())
                        .orElse("文件完好");
        return new WorkSheet.Paper(
                material.id(),
                material.kind().label(track),
                material.fileName(),
                Stream.of(material.pages() == null ? "" : material.pages() + " 页", size(material.size()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining("，")),
                WorkSheet.Viewer.of(material.mediaType()),
                tone,
                verdict,
                material.provenance(),
                material.sha256(),
                time(material.uploadedAt()));
    }

    private static String size(long bytes) {
        return bytes < 1024 * 1024
                ? Math.max(1, bytes / 1024) + " KB"
                : BigDecimal.valueOf(bytes / (1024 * 1024 / 10), 1) + " MB";
    }

    private static String time(Instant instant) {
        return CourtTime.ISO_SECOND.format(instant);
    }

    static String amount(@Nullable Long fen) {
        return fen == null ? "无金额请求" : new Fen(fen).toString();
    }

    private static String text(@Nullable String value) {
        return value == null || value.isBlank() ? NOT_GIVEN : value;
    }
}
