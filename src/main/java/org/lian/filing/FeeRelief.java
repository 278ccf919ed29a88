package org.lian.filing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * 缓交、减交、免交 as asked for or as granted (诉讼费用交纳办法 44 to 47).
 *
 * @param ground code of the table fee-relief; null in requests from before there was a table
 * @param percent of the fee that is taken off; null while it is only asked for, and for 缓交
 */
public record FeeRelief(
        Kind kind, @Nullable String ground, @Nullable Integer percent) {
    /** The three reliefs. */
    public enum Kind {
        DEFERRAL("缓交"),
        REDUCTION("减交"),
        EXEMPTION("免交");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** What an act asks for or grants. Acts from before there were three kinds are of 缓交. */
    static Optional<FeeRelief> of(Act act) {
        var words = act.words();
        return switch (act.kind()) {
            case DEFERRAL_REQUEST -> Optional.of(orDeferral(words.relief()));
            case DEFERRAL_DECISION -> words.isGranted() ? Optional.of(orDeferral(words.relief())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static FeeRelief orDeferral(@Nullable FeeRelief written) {
        return written == null ? new FeeRelief(Kind.DEFERRAL, null, null) : written;
    }

    /** 减交诉讼费 40%, for one. */
    public String text() {
        return kind.label + "诉讼费" + (kind == Kind.REDUCTION && percent != null ? " " + percent + "%" : "");
    }
}
