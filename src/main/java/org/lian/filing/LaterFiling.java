package org.lian.filing;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.FilingId;

/**
 * 续递: what a filer hands in after the submission, of one kind.
 *
 * @param kind the row of the table by which it was begun
 * @param received null while it is written
 * @param decision null while the court has said nothing
 * @param materials the files that belong to it
 */
public record LaterFiling(
        UUID id,
        FilingId filing,
        String accountId,
        LaterKind kind,
        State state,
        Content content,
        Instant begunAt,
        @Nullable Received received,
        @Nullable Decision decision,
        List<UUID> materials) {

    /** The standing of one. */
    public enum State {
        WRITING("还没有提交"),
        RECEIVED("法院正在审查"),
        CORRECTION("请补正"),
        ACCEPTED("已接收"),
        REFUSED("不予接收"),
        HANDED_ON("已报送上一级法院");

        private final String label;

        State(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether the filer may write in it. */
        public boolean open() {
            return this == WRITING || this == CORRECTION;
        }
    }

    /** How it stands, in the words of its kind: what a judge reconsiders is no paper that is taken. */
    public String label() {
        return label(state);
    }

    String label(State standing) {
        if (kind.effect() != LaterKind.Effect.RECONSIDER) {
            return standing.label();
        }
        return switch (standing) {
            case ACCEPTED -> "复议成立，原裁定已撤销";
            case REFUSED -> "复议不成立，已驳回";
            default -> standing.label();
        };
    }

    /**
     * The receipt, and the court's own period.
     *
     * @param dueAt null where nothing is decided
     */
    public record Received(
            String number,
            Instant at,
            @Nullable Instant dueAt,
            @Nullable String dueBasis) {}

    /**
     * The words that were written for it.
     *
     * @param claimItems all claims as they shall be; empty where claims are no part of it, or written as one text
     * @param parties those that shall be added
     * @param before what stood there when it was handed in
     */
    public record Content(
            @Nullable String reason,
            @Nullable String claims,
            List<Claim> claimItems,
            @Nullable Long claimAmountFen,
            @Nullable DivorceProperty divorceProperty,
            List<Party> parties,
            @Nullable Before before) {
        static final Content NOTHING = new Content(null, null, List.of(), null, null, List.of(), null);

        public Content {
            claimItems = claimItems == null ? List.of() : List.copyOf(claimItems);
            parties = parties == null ? List.of() : List.copyOf(parties);
        }

        Content saying(@Nullable String other) {
            return new Content(other, claims, claimItems, claimAmountFen, divorceProperty, parties, before);
        }

        Content after(Draft draft) {
            return new Content(
                    reason,
                    claims,
                    claimItems,
                    claimAmountFen,
                    divorceProperty,
                    parties,
                    new Before(draft.claimLines(), draft.claimAmountFen(), draft.divorceProperty()));
        }

        boolean saysClaims() {
            return claims != null || !claimItems.isEmpty();
        }
    }

    /** The claims of a filing before a change of them. */
    public record Before(
            List<String> claims,
            @Nullable Long claimAmountFen,
            @Nullable DivorceProperty divorceProperty) {}

    /**
     * The court's word.
     *
     * @param reason of a refusal, or what is to be corrected
     * @param days to correct it in
     * @param outcome what followed, in a sentence that the notice has too
     */
    public record Decision(
            State state,
            @Nullable String reason,
            @Nullable String basis,
            @Nullable Integer days,
            @Nullable String outcome,
            String by,
            Instant at) {}

    /** The filing's draft as this one would make it. */
    public Draft in(Draft draft) {
        var edit = draft.edit();
        if (kind.asks().claims() && content.saysClaims()) {
            if (content.claimItems().isEmpty()) {
                edit.claims(content.claims());
            } else {
                edit.claimItems(content.claimItems());
            }
            edit.claimAmountFen(content.claimAmountFen());
        }
        if (content.divorceProperty() != null) {
            edit.divorceProperty(content.divorceProperty());
        }
        return switch (kind.asks()) {
            case PLAINTIFF -> edit.plaintiffs(with(draft.plaintiffs())).draft();
            case DEFENDANT -> edit.defendants(with(draft.defendants())).draft();
            case THIRD_PARTY -> edit.thirdParties(with(draft.thirdParties())).draft();
            default -> edit.draft();
        };
    }

    private List<Party> with(List<Party> parties) {
        return java.util.stream.Stream.concat(parties.stream(), content.parties().stream())
                .toList();
    }

    /** The same with other words. */
    LaterFiling saying(Content other) {
        return new LaterFiling(id, filing, accountId, kind, state, other, begunAt, received, decision, materials);
    }

    /** What it is to be, one line each: the claims, their sum, the party and where it is found; never a number of an identity. */
    public List<String> lines() {
        var lines = new java.util.ArrayList<String>();
        if (kind.asks().claims()) {
            var draft = in(Draft.of(org.lian.vocabulary.Track.CIVIL, null));
            lines.addAll(draft.claimLines());
            if (content.claimAmountFen() != null) {
                lines.add("合计 " + new Fen(content.claimAmountFen()));
            }
        }
        if (content.divorceProperty() != null) {
            lines.add("要分的财产：" + content.divorceProperty().said());
        }
        content.parties().forEach(party -> lines.add(particulars(party)));
        return List.copyOf(lines);
    }

    private static String particulars(Party party) {
        return party.displayName() + told("，住址：", party.address()) + told("，电话：", party.phone());
    }

    private static String told(String label, @Nullable String text) {
        return text == null || text.isBlank() ? "" : label + text;
    }

    /** What stood there before, in the same way. */
    public List<String> linesBefore() {
        var before = content.before();
        if (before == null || !kind.asks().claims()) {
            return List.of();
        }
        var lines = new java.util.ArrayList<>(before.claims());
        if (before.claimAmountFen() != null) {
            lines.add("合计 " + new Fen(before.claimAmountFen()));
        }
        var property = before.divorceProperty();
        if (property != null && content.divorceProperty() != null) {
            lines.add("要分的财产：" + property.said());
        }
        return List.copyOf(lines);
    }

    /** When it came in; only what was handed in has a moment. */
    public Instant receivedAt() {
        return Objects.requireNonNull(received, "not handed in yet").at();
    }
}
