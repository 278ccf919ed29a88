package org.lian.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Act;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.ReliefGrounds;
import org.springframework.stereotype.Component;

/** What the papers of a case say of 缓交、减交、免交 (办法 48, 51). */
@Component
class ReliefWords {
    private final ReliefGrounds grounds;

    ReliefWords(ReliefGrounds grounds) {
        this.grounds = grounds;
    }

    /** The words of 司法救助决定书; {@code reason} is the judge's, as sentences, null where none was needed. */
    Map<String, Object> ofDecision(Filing filing, Act decision, @Nullable String reason) {
        var said = decision.words();
        var relief = said.relief();
        var kind = relief == null ? FeeRelief.Kind.DEFERRAL : relief.kind();
        var words = new HashMap<String, Object>();
        var request = grounds.request(filing);
        words.put(
                "asked",
                request.map(ReliefGrounds.Request::kind)
                        .orElse(FeeRelief.Kind.DEFERRAL)
                        .label());
        words.put(
                "askedGround",
                request.map(ReliefGrounds.Request::ground).map(ReliefGrounds.Ground::text).stream()
                        .toList());
        words.put("granted", said.isGranted());
        words.put("why", list(reason));
        words.put("relief", relief == null ? "缓交诉讼费用" : relief.text());
        words.put("deferred", said.isGranted() && kind == FeeRelief.Kind.DEFERRAL);
        words.put("exempted", said.isGranted() && kind == FeeRelief.Kind.EXEMPTION);
        words.put(
                "reduced",
                kind == FeeRelief.Kind.REDUCTION && relief != null ? list(text(relief.percent())) : List.of());
        words.put("days", list(text(said.days())));
        return words;
    }

    /** Why nothing was paid in time, in the ruling of 按撤诉处理. */
    static String unpaid(Filing filing) {
        var claimant = filing.track().claimant();
        return switch (state(filing)) {
            case REFUSED -> claimant + "申请缓交、减交或者免交，本院没有准许，" + claimant + "在通知的期限内仍没有交纳。";
            case REDUCED -> "本院准予减交以后，" + claimant + "在通知的期限内仍没有交纳。";
            default -> claimant + "在通知的期限内没有交纳，也没有申请缓交、减交、免交。";
        };
    }

    /** 办法 51: a ruling on the fee tells what was granted of it; empty where nothing was taken off. */
    static Optional<String> granted(Filing filing) {
        var relief = filing.relief();
        return relief == null || relief.percent() == null
                ? Optional.empty()
                : Optional.of(
                        relief.state() == Filing.Relief.State.EXEMPTED
                                ? "本院已准予免交诉讼费用"
                                : "本院已准予减交诉讼费用 " + relief.percent() + "%");
    }

    private static Filing.Relief.State state(Filing filing) {
        var relief = filing.relief();
        return relief == null ? Filing.Relief.State.PENDING : relief.state();
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static List<String> list(@Nullable String text) {
        return text == null ? List.of() : List.of(text);
    }
}
