package org.lian.process;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.filing.Filing;
import org.lian.filing.Party;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.springframework.stereotype.Component;

/** 当事人 as papers name them. An ID number is never printed; sex and day of birth are read from it. */
@Component
class CaseParties {
    private static final Pattern RESIDENT_ID = Pattern.compile("\\d{6}(\\d{4})(\\d{2})(\\d{2})\\d{2}(\\d)[\\dX]");
    private static final int NAMED = 3;

    private final Causes causes;

    CaseParties(Causes causes) {
        this.causes = causes;
    }

    /** 张三诉李四民间借贷纠纷; words where nobody is named yet. */
    String matter(Filing filing) {
        var draft = filing.draft();
        var code = draft.causeCode();
        var cause = code == null ? "" : causes.find(code).map(Cause::name).orElse("");
        if (named(draft.plaintiffs()).isEmpty() && named(draft.defendants()).isEmpty()) {
            return cause.isEmpty() ? "你方的起诉" : cause;
        }
        var against = named(draft.defendants()).isEmpty() ? "" : "诉" + names(draft.defendants());
        return filers(filing) + against + cause;
    }

    /** The plaintiffs by name; 起诉人 where none is named. */
    String filers(Filing filing) {
        return named(filing.draft().plaintiffs()).isEmpty()
                ? "起诉人"
                : names(filing.draft().plaintiffs());
    }

    /** A line or more for each party, in the order of a ruling's head. */
    List<String> all(Filing filing) {
        var draft = filing.draft();
        return Stream.of(
                        lines("原告", draft.plaintiffs()),
                        lines("被告", draft.defendants()),
                        lines("第三人", draft.thirdParties()))
                .flatMap(List::stream)
                .toList();
    }

    List<String> lines(String role, List<Party> parties) {
        var lines = new ArrayList<String>();
        for (var party : named(parties)) {
            lines.add(role + "：" + party.displayName() + particulars(party) + "。");
            for (var representative : party.representedBy()) {
                var kind = representative.kind();
                if (kind != null && representative.name() != null) {
                    lines.add(switch (kind) {
                                case STATUTORY -> "法定代理人：";
                                case LEGAL_REPRESENTATIVE -> "法定代表人：";
                                case MANDATE -> "委托诉讼代理人：";
                            }
                            + representative.titled() + "。");
                }
            }
        }
        return List.copyOf(lines);
    }

    private static String particulars(Party party) {
        var text = new StringBuilder();
        var number = party.idNumber() == null ? "" : party.idNumber();
        var born = RESIDENT_ID.matcher(number);
        if (party.naturalPerson() && party.idType() == Party.IdType.RESIDENT_ID && born.matches()) {
            text.append(Integer.parseInt(born.group(4)) % 2 == 1 ? "，男，" : "，女，")
                    .append(born.group(1))
                    .append("年")
                    .append(Integer.parseInt(born.group(2)))
                    .append("月")
                    .append(Integer.parseInt(born.group(3)))
                    .append("日出生");
        }
        if (!party.naturalPerson() && party.idType() == Party.IdType.USCC && !number.isBlank()) {
            text.append("，统一社会信用代码").append(number);
        }
        var address = party.address();
        if (address != null && !address.isBlank()) {
            text.append(party.naturalPerson() ? "，住" : "，住所地").append(address);
        }
        return text.toString();
    }

    private static List<Party> named(List<Party> parties) {
        return parties.stream()
                .filter(party -> party.name() != null && !party.name().isBlank())
                .toList();
    }

    private static String names(List<Party> parties) {
        var named = named(parties);
        var first = named.stream().limit(NAMED).map(Party::displayName).collect(Collectors.joining("、"));
        return named.size() > NAMED ? first + "等" + named.size() + "人" : first;
    }
}
