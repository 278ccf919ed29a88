package org.lian.web.portal;

import java.util.List;
import org.lian.filing.Draft;
import org.lian.filing.Party;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;

/** 原告, 被告 or 第三人. */
public enum Side {
    PLAINTIFFS("plaintiffs", "plaintiffs", "原告", "谁是原告？"),
    DEFENDANTS("defendants", "defendants", "被告", "您要告谁？"),
    THIRD_PARTIES("third-parties", "thirdParties", "第三人", "还涉及其他人吗？");

    private final String slug;
    private final String field;
    private final String label;
    private final String question;

    Side(String slug, String field, String label, String question) {
        this.slug = slug;
        this.field = field;
        this.label = label;
        this.question = question;
    }

    static Side of(String slug) {
        for (var side : values()) {
            if (side.slug.equals(slug)) {
                return side;
            }
        }
        throw Refusal.notFound("没有这个页面");
    }

    public String slug() {
        return slug;
    }

    /** The field of the draft. */
    String field() {
        return field;
    }

    public String label() {
        return label;
    }

    /** What the procedure calls this side. */
    String label(Track track) {
        return switch (this) {
            case PLAINTIFFS -> track.claimant();
            case DEFENDANTS -> track.respondent();
            case THIRD_PARTIES -> label;
        };
    }

    public String question() {
        return question;
    }

    /** The draft with other parties on this side. */
    Draft in(Draft draft, List<Party> parties) {
        return switch (this) {
            case PLAINTIFFS -> draft.edit().plaintiffs(parties).draft();
            case DEFENDANTS -> draft.edit().defendants(parties).draft();
            case THIRD_PARTIES -> draft.edit().thirdParties(parties).draft();
        };
    }

    List<Party> of(Draft draft) {
        return switch (this) {
            case PLAINTIFFS -> draft.plaintiffs();
            case DEFENDANTS -> draft.defendants();
            case THIRD_PARTIES -> draft.thirdParties();
        };
    }
}
