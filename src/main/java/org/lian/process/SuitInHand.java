package org.lian.process;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.lian.casenumber.CaseNumbers;
import org.lian.filing.Filing;
import org.lian.filing.NumberedSuits;
import org.lian.filing.Party;
import org.lian.vocabulary.CaseNumber;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The suit that a preservation is ruled on in: of this court, issued, and between those whom the preservation names (民诉法 103). */
@Component
class SuitInHand {
    private final CaseNumbers numbers;
    private final NumberedSuits suits;

    SuitInHand(CaseNumbers numbers, NumberedSuits suits) {
        this.numbers = numbers;
        this.suits = suits;
    }

    /** Refuses a number under which no suit between these parties can be known here; a suit from before this system passes. */
    void requireOwn(Filing preservation, CaseNumber number) {
        if (!number.courtCode().equals(preservation.court().value())) {
            throw wrong("OTHER_COURT", number + "不是本院的案号：诉讼中的保全由审理本案的法院裁定");
        }
        if (numbers.isNotYetIssued(number)) {
            throw wrong("NOT_ISSUED", "本院还没有编到" + number + "，请核对案号");
        }
        suits.find(number.toString()).ifPresent(suit -> requireSameParties(preservation, suit));
    }

    private static void requireSameParties(Filing preservation, Filing suit) {
        var parties = Stream.of(
                        suit.draft().plaintiffs(),
                        suit.draft().defendants(),
                        suit.draft().thirdParties())
                .flatMap(Collection::stream)
                .map(Party::displayName)
                .toList();
        if (isStranger(preservation.draft().plaintiffs(), parties)
                || isStranger(preservation.draft().defendants(), parties)) {
            throw wrong("OTHER_PARTIES", "申请人或者被申请人不是" + suit.caseNumber() + "的当事人，请核对案号：诉讼中的保全只对本案的当事人");
        }
    }

    private static boolean isStranger(List<Party> side, List<String> parties) {
        return !side.isEmpty() && side.stream().map(Party::displayName).noneMatch(parties::contains);
    }

    private static Refusal wrong(String code, String message) {
        return Refusal.invalid("suitNumber", code, message + "（民事诉讼法第一百零三条）");
    }
}
