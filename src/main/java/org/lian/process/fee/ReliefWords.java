package org.lian.process.fee;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.documents.InWords;
import org.lian.fees.Fees;
import org.lian.filing.Act;
import org.lian.filing.FeeRelief;
import org.lian.filing.Filing;
import org.lian.filing.Filings;
import org.lian.filing.ReliefGrounds;
import org.lian.vocabulary.Fen;
import org.springframework.stereotype.Component;

/** The words of a case's papers on 缓交、减交、免交 (办法 48, 51). */
@Component
public class ReliefWords {
    private final ReliefGrounds grounds;
    private final Fees fees;
    private final Filings questions;

    ReliefWords(ReliefGrounds grounds, Fees fees, Filings questions) {
        this.grounds = grounds;
        this.fees = fees;
        this.questions = questions;
    }

    /** The words of 司法救助决定书; {@code reason} is the judge's, as sentences, null where none was needed. */
    public Map<String, Object> ofDecision(Filing filing, Act decision, @Nullable String reason) {
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
        words.put("sums", said.isGranted() && kind != FeeRelief.Kind.DEFERRAL ? list(sums(filing, kind)) : List.of());
        words.put("notGranted", list(notGranted(request.map(ReliefGrounds.Request::kind), said.isGranted(), kind)));
        return words;
    }

    /** 办法 51: what is taken off, in figures and in words. */
    private String sums(Filing filing, FeeRelief.Kind kind) {
        return fees.share(questions.feeQuestion(filing))
                .map(share -> kind == FeeRelief.Kind.EXEMPTION
                        ? "本案诉讼费用 " + both(share.fullFen()) + "，全部免交。"
                        : "本案诉讼费用 " + both(share.fullFen()) + "，减去 " + both(share.fullFen() - share.leftFen())
                                + "，还应当交纳 " + both(share.leftFen()) + "。")
                .orElse("本案诉讼费用的金额由本院在法定幅度内另行确定，" + (kind == FeeRelief.Kind.EXEMPTION ? "全部免交。" : "按上述比例减去。"));
    }

    /** Another relief than was asked for refuses what was asked for (办法 48). */
    private static @Nullable String notGranted(Optional<FeeRelief.Kind> asked, boolean granted, FeeRelief.Kind relief) {
        return asked.filter(kind -> granted && kind != relief)
                .map(kind -> "你方申请的" + kind.label() + "诉讼费用没有准许，理由见上。")
                .orElse(null);
    }

    private static String both(long fen) {
        var sum = new Fen(fen);
        return sum + "（大写：" + InWords.money(sum) + "）";
    }

    /** Why nothing was paid in time, in the ruling of 按撤诉处理. */
    public static String unpaid(Filing filing) {
        var claimant = filing.track().claimant();
        return switch (state(filing)) {
            case REFUSED -> claimant + "申请缓交、减交或者免交，本院没有准许，" + claimant + "在通知的期限内仍没有交纳。";
            case REDUCED -> "本院准予减交以后，" + claimant + "在通知的期限内仍没有交纳。";
            default -> claimant + "在通知的期限内没有交纳，也没有申请缓交、减交、免交。";
        };
    }

    /** 办法 51: a ruling on the fee tells what was granted of it; empty where nothing was taken off. */
    public static Optional<String> granted(Filing filing) {
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
