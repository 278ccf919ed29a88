package org.lian.filing;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.LegalBasis;
import org.lian.vocabulary.Track;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 准许撤诉、按撤诉处理: the preservations of a suit that ended so come before a judge, who decides; none ends by itself. */
@NamedInterface(FilingLifecycle.COURT)
@Component
@Transactional
public class EndedSuits {
    static final LegalBasis BASIS = new LegalBasis("最高人民法院关于人民法院办理财产保全案件若干问题的规定第二十三条；最高人民法院关于适用民事诉讼法的解释第一百六十六条");

    /** Where a judge has still to rule on what was asked for. */
    private static final Set<FilingStatus> OPEN =
            EnumSet.of(FilingStatus.UNDER_REVIEW, FilingStatus.CORRECTION_REQUIRED);

    private final FilingStore store;
    private final PreservationSuits suits;
    private final Preservations preservations;

    EndedSuits(FilingStore store, PreservationSuits suits, Preservations preservations) {
        this.store = store;
        this.suits = suits;
        this.preservations = preservations;
    }

    /** Puts what the suit's preservations still hold before a judge. A counterclaim has its suit's number and leaves it be. */
    public void ended(FilingId id) {
        var suit = store.find(id).orElseThrow();
        if (isEnded(suit)) {
            suits.of(Objects.requireNonNull(suit.caseNumber())).forEach(preservation -> raise(suit, preservation));
        }
    }

    private void raise(Filing suit, FilingId id) {
        var preservation = store.lock(id).orElseThrow();
        if (preservation.track() != Track.PRESERVATION) {
            return;
        }
        if (preservations.isInForce(id)) {
            preservations.suitEnded(id, number(suit), words(suit));
            preservations.tell(id);
        } else if (OPEN.contains(preservation.status())) {
            preservations.suitEndedEarly(id, words(suit));
        }
    }

    /** The same for one that is registered, or found to be kept by a suit, after that suit's end: its flow goes on to it. */
    public void catchUp(FilingId preservation) {
        if (!preservations.isInForce(preservation)) {
            return;
        }
        suits.number(preservation).stream()
                .flatMap(number -> store.byCaseNumbers(List.of(number)).stream())
                .flatMap(id -> store.find(id).stream())
                .filter(EndedSuits::isEnded)
                .findFirst()
                .ifPresent(suit -> preservations.suitEnded(preservation, number(suit), words(suit)));
    }

    private static boolean isEnded(Filing filing) {
        return filing.track().isSuit()
                && filing.mainSuit() == null
                && filing.caseNumber() != null
                && (filing.status() == FilingStatus.WITHDRAWAL_GRANTED
                        || filing.status() == FilingStatus.DEEMED_WITHDRAWN);
    }

    private static String number(Filing suit) {
        return Objects.requireNonNull(suit.caseNumber());
    }

    private static String words(Filing suit) {
        var how = suit.status() == FilingStatus.DEEMED_WITHDRAWN ? "已经按撤诉处理" : "已经裁定准许撤诉";
        return number(suit) + "一案，" + suit.track().ofWithdrawal(how);
    }
}
