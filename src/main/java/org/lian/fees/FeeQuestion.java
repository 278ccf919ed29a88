package org.lian.fees;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;

/**
 * The circumstances that a fee depends on. Either the class or the procedure and the cause; {@code baseFen} is the
 * local amount inside a statutory range.
 *
 * @param track null where the cause tells it
 * @param besides what only some cases have
 */
public record FeeQuestion(
        @Nullable String feeClass,
        @Nullable Track track,
        @Nullable String causeCode,
        @Nullable Long amountFen,
        @Nullable Long baseFen,
        Set<String> modifiers,
        @Nullable CourtCode court,
        Besides besides) {

    /**
     * The circumstances of some cases alone.
     *
     * @param relief what the court has granted; null where nothing is taken off
     * @param property what a divorce divides; null where nobody was asked, and the amount counts
     * @param earlier what was paid for the payment order before the suit; null of every other case
     * @param ipOrMaritime whether an administrative suit is about 商标、专利、海事, YES or NO; null where nobody said
     */
    public record Besides(
            @Nullable Relief relief,
            @Nullable DivorceProperty property,
            @Nullable EarlierFee earlier,
            @Nullable String ipOrMaritime) {
        static final Besides NOTHING = new Besides(null, null, null, null);
    }

    /** The question of a fee of an ordinary case. */
    public FeeQuestion(
            @Nullable String feeClass,
            @Nullable Track track,
            @Nullable String causeCode,
            @Nullable Long amountFen,
            @Nullable Long baseFen,
            Set<String> modifiers,
            @Nullable CourtCode court) {
        this(feeClass, track, causeCode, amountFen, baseFen, modifiers, court, Besides.NOTHING);
    }

    /** Of a class or a cause alone. */
    public FeeQuestion(
            @Nullable String feeClass,
            @Nullable String causeCode,
            @Nullable Long amountFen,
            @Nullable Long baseFen,
            Set<String> modifiers,
            @Nullable CourtCode court) {
        this(feeClass, null, causeCode, amountFen, baseFen, modifiers, court);
    }

    /** What the court has granted; null where nothing is taken off. */
    public @Nullable Relief relief() {
        return besides.relief();
    }

    @Nullable
    DivorceProperty property() {
        return besides.property();
    }

    @Nullable
    EarlierFee earlier() {
        return besides.earlier();
    }

    /** The same in a circumstance of {@link Modifier}, 简易程序 for one. */
    public FeeQuestion under(String circumstance) {
        var more = new HashSet<>(modifiers);
        more.add(circumstance);
        return with(more);
    }

    /** The same for another amount, in fen. */
    public FeeQuestion of(@Nullable Long otherAmountFen) {
        return measuredBy(otherAmountFen).dividing(null);
    }

    /** The same where a divorce divides this property. */
    public FeeQuestion dividing(@Nullable DivorceProperty divided) {
        return with(new Besides(besides.relief(), divided, besides.earlier(), besides.ipOrMaritime()));
    }

    /** What measures a fee of that class, in fen: the property of a divorce, otherwise what is claimed. */
    @Nullable
    Long amountOf(String charged) {
        var property = property();
        return FeeClass.DIVORCE.name().equals(charged) && property != null ? property.chargedFen() : amountFen;
    }

    /** The same after a withdrawal was granted. */
    FeeQuestion withdrawn() {
        return under("WITHDRAWN");
    }

    /** The same in the ordinary procedure, where nothing is halved. */
    FeeQuestion inFull() {
        return with(Set.of());
    }

    /** The same with what a court has granted; null for nothing. */
    public FeeQuestion relieved(@Nullable Relief granted) {
        return with(new Besides(granted, besides.property(), besides.earlier(), besides.ipOrMaritime()));
    }

    /** The same where so much was paid before; null for nothing. */
    public FeeQuestion toppingUp(@Nullable EarlierFee paid) {
        return with(new Besides(besides.relief(), besides.property(), paid, besides.ipOrMaritime()));
    }

    /** The same of an administrative suit that is about 商标、专利、海事, or is not. */
    public FeeQuestion about(@Nullable String trademarkPatentSea) {
        return with(new Besides(besides.relief(), besides.property(), besides.earlier(), trademarkPatentSea));
    }

    /** The same where it came to no sum. */
    public FeeQuestion withoutAmount() {
        return measuredBy(null);
    }

    private FeeQuestion measuredBy(@Nullable Long otherAmountFen) {
        return new FeeQuestion(feeClass, track, causeCode, otherAmountFen, baseFen, modifiers, court, besides);
    }

    private FeeQuestion with(Set<String> circumstances) {
        return new FeeQuestion(feeClass, track, causeCode, amountFen, baseFen, circumstances, court, besides);
    }

    private FeeQuestion with(Besides others) {
        return new FeeQuestion(feeClass, track, causeCode, amountFen, baseFen, modifiers, court, others);
    }
}
