package org.lian.filing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;

/**
 * 当事人基本情况 as a paper names them (民诉法 124). Sex and day of birth are read from a person's ID number, which itself is
 * printed only on what is signed at the window.
 */
public final class PartyParticulars {
    private static final int ADULT = 18;
    private static final Pattern RESIDENT_ID = Pattern.compile("\\d{6}(\\d{4})(\\d{2})(\\d{2})\\d{2}(\\d)[\\dX]");

    /**
     * The printing of telephone numbers: a party's own paper gives them, the court's does not. What is signed at the window
     * gives the numbers of identity papers too.
     */
    public enum Contact {
        WITH_ID_NUMBER,
        PRINTED,
        LEFT_OUT
    }

    private PartyParticulars() {}

    /** A line or more for each named party, in the order of a paper's head. */
    public static List<String> of(Draft draft, Track track, Contact contact) {
        var lines = new ArrayList<String>();
        lines.addAll(claimants(track.claimant(), draft, track, contact));
        lines.addAll(lines(track.respondent(), draft.defendants(), contact));
        lines.addAll(lines("第三人", draft.thirdParties(), contact));
        return List.copyOf(lines);
    }

    /** The lines of the side that asks; {@code role} as the paper calls it. */
    public static List<String> claimants(String role, Draft draft, Track track, Contact contact) {
        return track.hidesClaimant()
                ? lines(role, draft.plaintiffs(), party -> hidden(party, track))
                : lines(role, draft.plaintiffs(), contact);
    }

    /** The lines of one side. */
    private static List<String> lines(String role, List<Party> parties, Contact contact) {
        return lines(role, parties, party -> particulars(party, contact));
    }

    private static List<String> lines(String role, List<Party> parties, Function<Party, String> said) {
        var lines = new ArrayList<String>();
        for (var party : named(parties)) {
            lines.add(role + "：" + party.displayName() + said.apply(party) + "。");
            for (var representative : party.representedBy()) {
                var kind = representative.kind();
                if (kind != null && FilingFacts.isWritten(representative.name())) {
                    lines.add(switch (kind) {
                                case STATUTORY -> "法定代理人：";
                                case LEGAL_REPRESENTATIVE -> "法定代表人：";
                                case MANDATE -> "委托诉讼代理人：";
                            }
                            + representative.titled() + "。");
                }
            }
        }
        var elected = elected(parties);
        if (!elected.isEmpty()) {
            lines.add("诉讼代表人：" + String.join("、", elected) + "。");
        }
        return List.copyOf(lines);
    }

    /** The names of 诉讼代表人 of a side. */
    static List<String> elected(List<Party> parties) {
        return named(parties).stream()
                .filter(Party::actsForAll)
                .map(Party::displayName)
                .toList();
    }

    /** Those that have a name. */
    public static List<Party> named(List<Party> parties) {
        return parties.stream().filter(Party::hasName).toList();
    }

    /** Whether somebody born on that day is under eighteen (民法典 17). */
    public static boolean isMinor(LocalDate born, LocalDate today) {
        return born.plusYears(ADULT).isAfter(today);
    }

    /** The day of birth that a number or the party tells; empty for an organisation and where nobody said. */
    public static Optional<LocalDate> bornOn(Party party) {
        if (!party.naturalPerson()) {
            return Optional.empty();
        }
        var number = party.idNumber() == null ? "" : party.idNumber();
        var born = RESIDENT_ID.matcher(number);
        if (party.idType() == Party.IdType.RESIDENT_ID && born.matches()) {
            return Interest.day(born.group(1) + "-" + born.group(2) + "-" + born.group(3));
        }
        return party.personal() == null
                ? Optional.empty()
                : Interest.day(party.personal().born());
    }

    private static void add(StringBuilder text, String before, @Nullable String value, String after) {
        if (value != null && FilingFacts.isWritten(value)) {
            text.append(before).append(value.strip()).append(after);
        }
    }

    /** 1985年3月12日; what is no date stays as it was written. */
    private static @Nullable String day(@Nullable String born) {
        if (born == null || !born.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return born;
        }
        var parts = born.split("-");
        return parts[0] + "年" + Integer.parseInt(parts[1]) + "月" + Integer.parseInt(parts[2]) + "日";
    }

    /** A paper comes before the other side: nothing in it leads to who hides from it. */
    private static String hidden(Party party, Track track) {
        return person(party) + "，" + track.word("addressHidden");
    }

    private static String particulars(Party party, Contact contact) {
        var text = new StringBuilder(person(party));
        var said = party.naturalPerson() ? party.personal() : null;
        if (said != null) {
            add(text, "，职业：", said.occupation(), "");
            add(text, "，工作单位：", said.workplace(), "");
        }
        var number = party.idNumber() == null ? "" : party.idNumber();
        if (!party.naturalPerson() && party.idType() == Party.IdType.USCC && !number.isBlank()) {
            text.append("，统一社会信用代码").append(number);
        } else if (contact == Contact.WITH_ID_NUMBER) {
            text.append(idNumber(party.idType(), number));
        }
        var address = party.address();
        if (FilingFacts.isWritten(address)) {
            text.append(party.naturalPerson() ? "，住" : "，住所地").append(address);
        }
        var region = party.region();
        // 香港湾仔某某道1号 says it already.
        if (!party.domicileText().isEmpty()
                && (region == null || address == null || !address.contains(region.label()))) {
            text.append("，").append(party.domicileText());
        }
        if (contact != Contact.LEFT_OUT && FilingFacts.isWritten(party.phone())) {
            text.append("，联系电话").append(party.phone());
        }
        return text.toString();
    }

    /** The number of an identity paper, after a name; empty where there is none. */
    static String idNumber(Party.@Nullable IdType type, String number) {
        return number.isBlank() ? "" : "，" + (type == null ? Party.IdType.OTHER : type).label() + "号码" + number;
    }

    /** Who a natural person is: sex, day of birth and 民族. */
    private static String person(Party party) {
        var text = new StringBuilder();
        var number = party.idNumber() == null ? "" : party.idNumber();
        var born = RESIDENT_ID.matcher(number);
        var said = party.naturalPerson() ? party.personal() : null;
        if (party.naturalPerson() && party.idType() == Party.IdType.RESIDENT_ID && born.matches()) {
            text.append(Integer.parseInt(born.group(4)) % 2 == 1 ? "，男，" : "，女，")
                    .append(born.group(1))
                    .append("年")
                    .append(Integer.parseInt(born.group(2)))
                    .append("月")
                    .append(Integer.parseInt(born.group(3)))
                    .append("日出生");
        } else if (said != null) {
            add(text, "，", said.sex(), "");
            add(text, "，", day(said.born()), "出生");
        }
        if (said != null) {
            add(text, "，", said.ethnicity(), String.valueOf(said.ethnicity()).endsWith("族") ? "" : "族");
        }
        return text.toString();
    }
}
