package org.lian.process;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.casenumber.CaseNumbers;
import org.lian.filing.Filing;
import org.lian.filing.PreservationFollow;
import org.lian.filing.PreservationStage;
import org.lian.filing.PreservationSuits;
import org.lian.filing.WrittenElements;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/**
 * The numbers of the suits in which a preservation is asked for: its rulings bear them. 财保, 行保 and 证保 are for what is
 * asked for outside a suit (法〔2015〕137号 附件：非诉保全审查).
 */
@Component
public class SuitNumbers {
    private static final Pattern WRITTEN = Pattern.compile("[（(]\\d{4}[）)]\\p{IsHan}\\d{0,4}\\p{IsHan}{1,6}\\d{1,9}号");

    private final PreservationSuits suits;
    private final CaseNumbers numbers;
    private final SuitInHand inHand;

    SuitNumbers(PreservationSuits suits, CaseNumbers numbers, SuitInHand inHand) {
        this.suits = suits;
        this.numbers = numbers;
        this.inHand = inHand;
    }

    /** Whether a preservation bears the number of its suit and takes none. */
    public static boolean isInSuit(Filing filing) {
        return filing.track() == Track.PRESERVATION
                && PreservationStage.of(filing.draft()) == PreservationStage.IN_SUIT;
    }

    /** The suit's number: of the suit from which it was begun, as the judge named it, or as the application says alone. */
    public Optional<CaseNumber> of(Filing filing) {
        return isInSuit(filing)
                ? suits.number(filing.id()).map(numbers::parse).or(() -> written(filing))
                : Optional.empty();
    }

    /** The same for the ruling that is numbered now. */
    public Optional<CaseNumber> borne(Filing filing) {
        var number = of(filing);
        number.ifPresent(one -> suits.named(filing.id(), one));
        return number;
    }

    /** Keeps the number of the suit that was brought after a preservation, where the judge or else the applicant names one alone. */
    public void keeping(Filing filing, String proof, @Nullable String said) {
        if (PreservationFollow.of(filing)
                .filter(PreservationFollow.SUIT::equals)
                .isPresent()) {
            written(proof).or(() -> written(said)).ifPresent(number -> suits.keeps(filing.id(), number));
        }
    }

    private Optional<CaseNumber> written(Filing filing) {
        var draft = filing.draft();
        return written(
                draft.claims(),
                draft.facts(),
                String.join("；", WrittenElements.of(draft).values()));
    }

    private Optional<CaseNumber> written(@Nullable String... texts) {
        var said = Stream.of(texts)
                .flatMap(text -> WRITTEN.matcher(text == null ? "" : text).results())
                .flatMap(found -> read(found.group()).stream())
                .distinct()
                .toList();
        return said.size() == 1 ? Optional.of(said.get(0)) : Optional.empty();
    }

    /** What only looks like a number is none. */
    private Optional<CaseNumber> read(String text) {
        try {
            return Optional.of(numbers.parse(text));
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    /** Keeps the number that the ruling is to bear; whoever rules in a suit has to know it. */
    public void require(Filing filing, @Nullable String typed) {
        var named = Optional.ofNullable(typed).map(String::strip).filter(text -> !text.isEmpty());
        if (!isInSuit(filing)) {
            if (named.isPresent()) {
                throw Refusal.invalid("suitNumber", "NOT_ASKED", "只有诉讼中的保全用本案的案号；这件另行编号，请删去");
            }
            return;
        }
        var number = named.map(numbers::parse)
                .or(() -> of(filing))
                .orElseThrow(
                        () -> Refusal.invalid(
                                "suitNumber",
                                "MISSING",
                                "请写明诉讼案件的案号，例如（2026）京0105民初123号：诉讼中的保全用本案的案号；诉讼还没有立案、没有案号的，等立案以后裁定，情况紧急的请申请人改按起诉以前的保全申请（民事诉讼法第一百零三条、第一百零四条）"));
        inHand.requireOwn(filing, number);
        suits.named(filing.id(), number);
    }
}
