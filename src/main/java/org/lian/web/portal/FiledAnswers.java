package org.lian.web.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filing;
import org.lian.filing.FilingQuestions;
import org.lian.filing.Filings;
import org.lian.filing.Party;
import org.lian.filing.PartyPapers;
import org.lian.filing.PartyPapers.ConfirmedAddress;
import org.lian.filing.ServiceAddress;
import org.lian.filing.WrittenElements;
import org.lian.materials.Material;
import org.lian.vocabulary.Track;
import org.lian.web.Yuan;
import org.springframework.stereotype.Component;

/** The answers of a filer, as they are read before and after submitting. ID numbers are masked. */
@Component
class FiledAnswers {
    private final Filings filings;
    private final PartyPapers papers;

    FiledAnswers(Filings filings, PartyPapers papers) {
        this.filings = filings;
        this.papers = papers;
    }

    /** A group of answers that belong together. */
    record Group(String title, List<Line> lines) {}

    /** One answer and the page on which it can be changed; null where nobody was asked. */
    record Line(String label, String text, @Nullable String path) {}

    List<Group> of(Filing filing, List<Material> materials) {
        var draft = filing.draft();
        var court = filings.court(filing);
        var cause = filings.cause(filing);
        var groups = new ArrayList<Group>();
        var where = line(filing, "法院", court == null ? null : court.name(), DraftStep.COURT);
        groups.add(
                filing.track().asks(Track.Asks.CAUSE)
                        ? new Group(
                                "法院和案由",
                                List.of(
                                        where,
                                        line(filing, "案由", cause == null ? null : cause.name(), DraftStep.CAUSE)))
                        : new Group("法院", List.of(where)));
        groups.add(new Group(
                "当事人",
                Stream.of(Side.values()).flatMap(side -> parties(filing, side)).toList()));
        var property = filings.asksProperty(filing);
        var amount = draft.claimAmountFen();
        var pleaded = new ArrayList<Line>();
        pleaded.add(line(filing, filing.track().word("claims"), draft.claims(), DraftStep.CLAIMS));
        pleaded.add(line(filing, filing.track().word("facts"), draft.facts(), DraftStep.CLAIMS));
        WrittenElements.of(draft)
                .forEach((element, text) -> pleaded.add(line(filing, element, text, DraftStep.CLAIMS)));
        if (filing.track().asksAmount()) {
            pleaded.add(line(
                    filing,
                    "请求的金额",
                    amount == null ? "不涉及金额" : Yuan.shown(amount) + " 元（" + Yuan.capitals(amount) + "）",
                    property ? DraftStep.CLAIMS : DraftStep.AMOUNT));
        }
        if (property) {
            var divided = draft.divorceProperty();
            pleaded.add(line(filing, "要分的财产", divided == null ? null : divided.said(), DraftStep.PROPERTY));
        }
        groups.add(new Group("请求和事实", pleaded));
        var procedure = draft.procedure();
        var address = draft.serviceAddress();
        var service = line(
                filing,
                "送达",
                address == null ? null : described(address, "\n") + changed(filing),
                DraftStep.SERVICE_ADDRESS);
        groups.add(
                filing.track().asks(Track.Asks.PROCEDURE)
                        ? new Group(
                                "程序和送达",
                                List.of(
                                        line(
                                                filing,
                                                "程序",
                                                procedure == null ? "由法院决定" : procedure.label(),
                                                DraftStep.PROCEDURE),
                                        service))
                        : new Group("送达", List.of(service)));
        var answered = FilingQuestions.answered(draft);
        if (!answered.isEmpty()) {
            groups.add(new Group(
                    DraftStep.FACTS.title(filing.track()),
                    answered.entrySet().stream()
                            .map(answer -> line(
                                    filing,
                                    answer.getKey(),
                                    answer.getValue().stream()
                                            .map(FilingQuestions.Asked::question)
                                            .collect(Collectors.joining("\n")),
                                    DraftStep.FACTS))
                            .toList()));
        }
        groups.add(new Group(
                "材料",
                List.of(line(
                        filing,
                        "已上传",
                        materials.isEmpty()
                                ? "还没有上传"
                                : materials.stream()
                                        .map(material -> material.kind().label(filing.track()) + "："
                                                + material.fileName() + remark(material))
                                        .collect(Collectors.joining("\n")),
                        DraftStep.MATERIALS))));
        return groups;
    }

    private static String described(ServiceAddress address, String between) {
        return Stream.of(address.address(), address.phone(), address.email(), consent(address))
                .filter(text -> text != null && !text.isBlank())
                .collect(Collectors.joining(between));
    }

    /** What is served where has changed since the submission: when, and where it was then. */
    private String changed(Filing filing) {
        var confirmed = papers.confirmedAddresses(filing.id());
        var changes = confirmed.stream()
                .filter(ConfirmedAddress::changed)
                .map(one -> Times.minute(one.at()))
                .collect(Collectors.joining("、"));
        if (changes.isEmpty()) {
            return "";
        }
        return "\n（提交以后变更过：" + changes + "。"
                + confirmed.stream()
                        .filter(one -> !one.changed())
                        .findFirst()
                        .map(one -> "提交的时候是：" + described(one.address(), "，"))
                        .orElse("提交的时候没有填写")
                + "）";
    }

    private static String consent(ServiceAddress address) {
        var electronic = address.electronic();
        return electronic == null ? "没有回答是否同意电子送达，按不同意办理" : electronic ? "同意电子送达" : "不同意电子送达";
    }

    private static Stream<Line> parties(Filing filing, Side side) {
        var parties = side.of(filing.draft());
        var label = side.label(filing.track());
        var page = "/filings/" + filing.id() + "/parties/" + side.slug();
        if (parties.isEmpty()) {
            return side == Side.THIRD_PARTIES
                    ? Stream.empty()
                    : Stream.of(new Line(label, "未填写", page + "?back=check"));
        }
        return IntStream.range(0, parties.size())
                .mapToObj(n -> new Line(
                        parties.size() == 1 ? label : label + " " + (n + 1),
                        described(parties.get(n)),
                        page + "/" + n + "?back=check"));
    }

    static String described(Party party) {
        var lines = new ArrayList<String>();
        lines.add(party.displayName() + (party.naturalPerson() ? "" : "（单位）"));
        var type = party.idType();
        if (type != null && !party.maskedIdNumber().isEmpty()) {
            lines.add(type.label() + " " + party.maskedIdNumber());
        }
        add(lines, "电话 ", party.phone());
        add(lines, "", party.address());
        var personal = party.personal();
        if (personal != null) {
            add(lines, "性别 ", personal.sex());
            add(lines, "出生日期 ", personal.born());
            add(lines, "民族 ", personal.ethnicity());
            add(lines, "职业 ", personal.occupation());
            add(lines, "工作单位 ", personal.workplace());
        }
        if (!party.domicileText().isEmpty()) {
            lines.add(party.domicileText());
        }
        if (party.actsForAll()) {
            lines.add("诉讼代表人");
        }
        for (var one : party.representedBy()) {
            var kind = one.kind();
            var label = kind == null
                    ? "代理人"
                    : switch (kind) {
                        case LEGAL_REPRESENTATIVE -> "法定代表人";
                        case STATUTORY -> "法定代理人";
                        case MANDATE -> "委托代理人";
                    };
            add(lines, label + " ", one.titled());
        }
        return String.join("\n", lines);
    }

    private static void add(List<String> lines, String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(label + value);
        }
    }

    private static Line line(Filing filing, String label, @Nullable String text, DraftStep step) {
        return new Line(
                label,
                text == null || text.isBlank() ? "未填写" : text,
                step.isAsked(filing.track()) ? step.path(filing.id()) + "?back=check" : null);
    }

    /** That nobody looked for viruses is nothing that a filer could mend. */
    private static String remark(Material material) {
        return material.isMade() || material.scan() != Material.Scan.NOT_SCANNED
                ? "（" + material.provenance() + "）"
                : "";
    }
}
