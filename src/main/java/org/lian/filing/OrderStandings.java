package org.lian.filing;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The answer to how far a payment order has come, read from the acts on it. */
@Component
public class OrderStandings {
    private final Acts acts;
    private final FilingProcess process;

    OrderStandings(Acts acts, FilingProcess process) {
        this.acts = acts;
        this.process = process;
    }

    /**
     * The standing of an order, for whoever reads the case.
     *
     * @param until the last day of the period that runs; null where none does
     * @param withdrawable while the debtor has not received the order
     * @param suit the id of the suit that it became; null where none was begun
     * @param parts what was ended while the rest stood
     */
    public record Standing(
            String text,
            @Nullable LocalDate until,
            boolean inForce,
            boolean suitOffered,
            boolean withdrawable,
            @Nullable String suit,
            List<Part> parts) {}

    /**
     * A part that was ended while the rest stood, and what becomes of it.
     *
     * @param until the last day to say no to a suit; null where none is waited for
     * @param ruling the id of the ruling that ended it
     * @param suit the id of the suit that it became; null where none was begun
     */
    public record Part(
            String text,
            @Nullable LocalDate until,
            String ruling,
            @Nullable String suit) {}

    /** How far it has come; empty before the order and in every other procedure. */
    @Transactional(readOnly = true)
    public Optional<Standing> standing(FilingId id) {
        var withdrawable = process.hears(id).contains(FilingProcess.Word.ORDER_WITHDRAWN);
        var all = acts.of(id);
        var rulings = all.stream()
                .filter(act -> act.kind() == Act.Kind.PAYMENT_ORDER_DECISION
                        && act.words().part() != null)
                .map(act -> act.id().toString())
                .collect(Collectors.toSet());
        var last = all.stream()
                .filter(act -> act.kind().name().startsWith("PAYMENT_ORDER_")
                        || act.kind().name().startsWith("SUIT_") && !isAfter(act, rulings)
                        || OrderRevocations.isRevocation(act))
                .reduce((before, after) -> after);
        if (last.isEmpty() && withdrawable) {
            return Optional.of(standing("支付令申请由法官审查", null, false, true));
        }
        var parts = all.stream()
                .filter(act -> rulings.contains(act.id().toString()))
                .map(ruling -> part(ruling, all))
                .toList();
        return last.map(act -> {
            var now = of(act, withdrawable, !parts.isEmpty(), all);
            return new Standing(
                    now.text(), now.until(), now.inForce(), now.suitOffered(), now.withdrawable(), now.suit(), parts);
        });
    }

    private static boolean isAfter(Act act, Set<String> rulings) {
        var ground = act.words().ground();
        return ground != null && rulings.contains(ground);
    }

    private static Standing of(Act act, boolean withdrawable, boolean inPart, List<Act> all) {
        return switch (act.kind()) {
            case PAYMENT_ORDER_RULING ->
                standing(act.words().isGranted() ? "支付令已经发出，正在送达债务人" : "支付令申请已经裁定驳回；可以另行起诉", null, false, withdrawable);
            case PAYMENT_ORDER_SERVED ->
                standing("支付令已经送达债务人，等待清偿或者书面异议", act.words().until(), false, false);
            case PAYMENT_ORDER_MATTER -> raised(act, withdrawable);
            case PAYMENT_ORDER_DECISION ->
                act.words().part() == null
                        ? standing(decided(act), null, false, false)
                        : standing("支付令的其余部分继续有效，等待清偿或者书面异议", lastDayToObject(all), false, false);
            case PAYMENT_ORDER_IN_FORCE ->
                standing(inPart ? "支付令的其余部分已经生效；对方还没有付的，可以申请执行" : "支付令已经生效；对方还没有付的，可以申请执行", null, true, false);
            case SUIT_OFFERED ->
                new Standing(
                        inPart ? "支付令的其余部分也已经失效；没有表示不同意的，转入诉讼" : "支付令已经失效；没有表示不同意的，转入诉讼",
                        act.words().until(),
                        false,
                        true,
                        false,
                        null,
                        List.of());
            case ORDER_REVOCATION -> standing("支付令已经裁定撤销，支付令申请被驳回，不能再据以申请执行；仍可以另行起诉", null, false, false);
            case SUIT_DECLINED -> standing("您不同意提起诉讼，督促程序已经结束；仍可以另行起诉", null, false, false);
            default ->
                new Standing(
                        "已经转入诉讼：起诉的时间是您申请支付令的那一天，已交的申请费在受理费里抵掉",
                        null,
                        false,
                        false,
                        false,
                        act.words().document(),
                        List.of());
        };
    }

    private static Part part(Act ruling, List<Act> all) {
        var key = ruling.id().toString();
        var what = OrderPart.said(ruling.words().part()).orElseThrow();
        var last = all.stream()
                .filter(act -> act.kind().name().startsWith("SUIT_")
                        && key.equals(act.words().ground()))
                .reduce((before, after) -> after);
        return last.map(act -> switch (act.kind()) {
                    case SUIT_OFFERED ->
                        new Part(what + "的督促程序已经裁定终结；没有表示不同意的，转入诉讼", act.words().until(), key, null);
                    case SUIT_DECLINED -> new Part("您不同意就" + what + "提起诉讼；仍可以另行起诉", null, key, null);
                    default ->
                        new Part(
                                what + "已经转入诉讼：起诉的时间是您申请支付令的那一天",
                                null,
                                key,
                                act.words().document());
                })
                .orElseGet(() -> new Part(what + "的督促程序已经裁定终结，支付令的这一部分失效", null, key, null));
    }

    private static @Nullable LocalDate lastDayToObject(List<Act> all) {
        return all.stream()
                .filter(act -> act.kind() == Act.Kind.PAYMENT_ORDER_SERVED)
                .reduce((before, after) -> after)
                .map(act -> act.words().until())
                .orElse(null);
    }

    private static Standing standing(String text, @Nullable LocalDate until, boolean inForce, boolean withdrawable) {
        return new Standing(text, until, inForce, false, withdrawable, null, List.of());
    }

    private static Standing raised(Act act, boolean withdrawable) {
        var matter = matter(act);
        return matter == OrderMatter.RETURNED
                ? standing(
                        matter.label() + "：" + act.words().reason() + "。知道对方别的地址、电话的，请告诉法院", null, false, withdrawable)
                : standing(matter.label() + "，由法官审查", null, false, false);
    }

    private static OrderMatter matter(Act act) {
        return OrderMatter.valueOf(Objects.requireNonNull(act.words().ground()));
    }

    private static String decided(Act decision) {
        if (matter(decision) == OrderMatter.WITHDRAWN) {
            return "您已经撤回申请，督促程序已经裁定终结；仍可以起诉，也可以另行申请支付令";
        }
        if (matter(decision) == OrderMatter.UNSERVED) {
            return "支付令没有送到对方，督促程序已经裁定终结，支付令失效；可以起诉";
        }
        if (matter(decision) == OrderMatter.SUED) {
            return "您就同一笔债又提起了诉讼，督促程序已经裁定终结，支付令失效";
        }
        if (matter(decision) == OrderMatter.GUARANTEE_SUED) {
            return "您就担保单独提起了诉讼，支付令失效，督促程序已经裁定终结；可以另行起诉";
        }
        return decision.words().isGranted() ? "督促程序已经裁定终结，支付令失效" : "债务人的异议已经裁定驳回，支付令继续有效";
    }
}
