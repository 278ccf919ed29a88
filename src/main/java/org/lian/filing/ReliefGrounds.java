package org.lian.filing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Decisions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The grounds on which a fee may be deferred, reduced or waived: the rows of the table fee-relief. */
@Component
public class ReliefGrounds {
    private static final String TABLE = "fee-relief";
    /** More would be 免交, which is not for everybody (办法 44). */
    private static final int MOST = 99;

    private final Decisions decisions;
    private final Acts acts;

    ReliefGrounds(Decisions decisions, Acts acts) {
        this.decisions = decisions;
        this.acts = acts;
    }

    /**
     * One ground.
     *
     * @param leastPercent what is taken off at least: 0 for 缓交, 100 for 免交
     */
    public record Ground(String code, FeeRelief.Kind kind, String text, int leastPercent, String basis) {
        private boolean isExemption() {
            return kind == FeeRelief.Kind.EXEMPTION;
        }

        /** The relief that is granted on it; a percentage belongs to 减交 alone. */
        public FeeRelief granted(@Nullable Integer percent) {
            if (kind != FeeRelief.Kind.REDUCTION) {
                if (percent != null) {
                    throw Refusal.invalid("percent", "NOT_ALLOWED", "只有减交才写比例；准许" + kind.label() + "的，请不要填写比例");
                }
                return new FeeRelief(kind, code, kind == FeeRelief.Kind.EXEMPTION ? 100 : null);
            }
            if (percent == null || percent < leastPercent || percent > MOST) {
                throw Refusal.invalid(
                        "percent",
                        percent == null ? "MISSING" : "OUT_OF_RANGE",
                        "请写明减交百分之多少，" + leastPercent + " 至 " + MOST + "（" + basis + "）");
            }
            return new FeeRelief(kind, code, percent);
        }
    }

    /** Those that the plaintiffs of the draft may name: 免交 is for natural persons only. */
    public List<Ground> of(Draft draft) {
        return decisions.preview(TABLE, FilingFacts.of(draft)).rows().stream()
                .map(row -> new Ground(
                        String.valueOf(row.get("code")),
                        FeeRelief.Kind.valueOf(String.valueOf(row.get("kind"))),
                        String.valueOf(row.get("text")),
                        Integer.parseInt(String.valueOf(row.get("leastPercent"))),
                        String.valueOf(row.get("basis"))))
                .toList();
    }

    /** The ground with this code; refused at {@code field} where the table has none for these plaintiffs. */
    public Ground chosen(Draft draft, String field, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw Refusal.invalid(field, "MISSING", "请选择属于哪种情形（诉讼费用交纳办法第四十五条至第四十七条）");
        }
        var grounds = of(draft);
        return grounds.stream()
                .filter(ground -> ground.code().equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> unknown(field, code.strip(), grounds));
    }

    /** Keeps what was asked for; the filing's own standing is the caller's. */
    void ask(Actor actor, FilingId filing, Ground ground, @Nullable String statement) {
        acts.append(
                actor,
                filing,
                Act.Kind.DEFERRAL_REQUEST,
                Act.Words.of(statement, ground.basis()).on(new FeeRelief(ground.kind(), ground.code(), null)));
    }

    private static Refusal unknown(String field, String code, List<Ground> grounds) {
        return code.startsWith(FeeRelief.Kind.EXEMPTION.name())
                        && grounds.stream().noneMatch(Ground::isExemption)
                ? Refusal.invalid(field, "PERSONS_ONLY", "免交只适用于自然人，原告里有单位的请改为减交或者缓交（" + Law.PERSONS_ONLY.text() + "）")
                : Refusal.invalid(
                        field,
                        "UNKNOWN",
                        "情形只能从目录中选择："
                                + String.join(
                                        "、", grounds.stream().map(Ground::code).toList()));
    }

    /** What the filer asked for, with its words; empty where nobody did. */
    public Optional<Request> request(Filing filing) {
        return acts.last(filing.id(), Act.Kind.DEFERRAL_REQUEST).map(act -> {
            var asked = FeeRelief.of(act).orElseThrow();
            var ground = of(filing.draft()).stream()
                    .filter(row -> row.code().equals(asked.ground()))
                    .findFirst();
            return new Request(asked.kind(), ground.orElse(null), act.words().reason());
        });
    }

    /**
     * A request.
     *
     * @param ground null in one from before there was a table, and where its row is gone
     */
    public record Request(
            FeeRelief.Kind kind,
            @Nullable Ground ground,
            @Nullable String statement) {}
}
