package org.lian.web.portal;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.clock.CourtTime;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.OwnFilings;
import org.lian.filing.Party;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.web.SheetFile;
import org.springframework.stereotype.Component;

/**
 * 我的立案 of who has many: looked through by words, by whose turn it is, by status and by cause, those that wait for the
 * filer first, and taken out as a table. Names are sealed, so words are looked for in what was opened.
 */
@Component
class OwnFilingsList {
    /** Who has fewer sees them at a glance. */
    private static final int FEW = 2;

    private static final int MOST = 3_000;
    private static final String MY_TURN = "MY_TURN";
    private static final List<String> HEADS =
            List.of("当事人", "原告或者申请人", "被告或者对方", "案由", "法院", "案号", "状态", "现在轮到谁", "最后一日", "标的额（元）", "提交日期", "立案日期");
    private static final List<Integer> WIDTHS = List.of(40, 26, 26, 26, 26, 26, 14, 40, 12, 16, 12, 12);

    private final Filings filings;
    private final FilingCards cards;
    private final Causes causes;

    OwnFilingsList(Filings filings, FilingCards cards, Causes causes) {
        this.filings = filings;
        this.cards = cards;
        this.causes = causes;
    }

    /**
     * The terms that were asked for.
     *
     * @param words of a name, a number, a cause or a court; empty for all
     * @param state a status, or that it is the filer's turn; empty for all
     * @param cause the code of a cause; empty for all
     */
    record Wanted(String words, String state, String cause) {
        boolean isAll() {
            return words.isEmpty() && state.isEmpty() && cause.isEmpty();
        }

        private OwnFilings terms() {
            var status = state.equals(MY_TURN) ? null : Choices.of(FilingStatus.class, "state", state);
            return new OwnFilings(state.equals(MY_TURN), status, cause.isEmpty() ? null : cause);
        }
    }

    /** A thing to choose, with the number of its filings. */
    record Choice(String value, String label) {}

    /** The form above the list. */
    record Finder(Wanted wanted, List<Choice> states, List<Choice> causes) {}

    /** The form; null where there is too little to look through. */
    @Nullable
    Finder finder(Actor actor, Wanted wanted) {
        var held = filings.held(actor);
        var number = held.stream().mapToInt(OwnFilings.Held::number).sum();
        if (number <= FEW && wanted.isAll()) {
            return null;
        }
        var states = new TreeMap<FilingStatus, Integer>();
        var byCause = new TreeMap<String, Integer>();
        for (var one : held) {
            states.merge(one.status(), one.number(), Integer::sum);
            if (one.cause() != null) {
                byCause.merge(one.cause(), one.number(), Integer::sum);
            }
        }
        return new Finder(
                wanted,
                Stream.concat(
                                Stream.of(new Choice(MY_TURN, "法院等我办的")),
                                states.entrySet().stream()
                                        .map(one -> new Choice(
                                                one.getKey().name(),
                                                one.getKey().text() + "（" + one.getValue() + "）")))
                        .toList(),
                byCause.entrySet().stream()
                        .map(one -> new Choice(one.getKey(), named(one.getKey()) + "（" + one.getValue() + "）"))
                        .sorted(Comparator.comparing(Choice::label))
                        .toList());
    }

    /** A part of what fits. */
    List<Filing> find(Actor actor, Wanted wanted, int offset, int limit) {
        return wanted.words().isEmpty()
                ? filings.waitingFirst(actor, wanted.terms(), offset, limit)
                : all(actor, wanted).stream().skip(offset).limit(limit).toList();
    }

    /** All that fits, as a table. */
    SheetFile.Sheet sheet(Actor actor, Wanted wanted) {
        return new SheetFile.Sheet(
                "我的立案",
                HEADS,
                WIDTHS,
                all(actor, wanted).stream()
                        .filter(filing -> !filings.isUntouched(filing))
                        .map(this::cells)
                        .toList());
    }

    private List<Filing> all(Actor actor, Wanted wanted) {
        var words = folded(wanted.words());
        var found = new ArrayList<Filing>();
        for (var filing : filings.waitingFirst(actor, wanted.terms(), 0, MOST)) {
            if (words.isEmpty() || folded(said(filing)).contains(words)) {
                found.add(filing);
            }
        }
        return found;
    }

    private String said(Filing filing) {
        var card = cards.of(filing);
        var draft = filing.draft();
        return Stream.concat(
                        Stream.of(draft.plaintiffs(), draft.defendants(), draft.thirdParties())
                                .flatMap(List::stream)
                                .map(Party::displayName),
                        Stream.of(card.title(), card.caseNumber(), card.cause(), card.court()))
                .filter(text -> text != null)
                .collect(Collectors.joining("\n"));
    }

    private List<Object> cells(Filing filing) {
        var card = cards.of(filing);
        var amount = filing.draft().claimAmountFen();
        return List.of(
                card.title(),
                named(filing.draft().plaintiffs()),
                named(filing.draft().defendants()),
                text(card.cause()),
                text(card.court()),
                text(card.caseNumber()),
                card.status(),
                card.turn(),
                filing.dueAt() == null ? "" : CourtTime.day(filing.dueAt().minusNanos(1)),
                amount == null ? "" : BigDecimal.valueOf(amount, 2),
                filing.firstSubmittedAt() == null ? "" : CourtTime.day(filing.firstSubmittedAt()),
                filing.registeredAt() == null ? "" : CourtTime.day(filing.registeredAt()));
    }

    private static String named(List<Party> parties) {
        return parties.stream().map(Party::displayName).collect(Collectors.joining("、"));
    }

    private String named(String code) {
        return causes.find(code).map(Cause::name).orElse(code);
    }

    /** Written in whatever width, case and with whatever blanks: （2026）京0199 is (2026) 京 0199. */
    private static String folded(String text) {
        return Normalizer.normalize(PlainText.line(text), Normalizer.Form.NFKC)
                .replaceAll(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
