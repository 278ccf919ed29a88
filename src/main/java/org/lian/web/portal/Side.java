package org.lian.web.portal;

import java.util.List;
import org.lian.filing.Draft;
import org.lian.filing.Party;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;

/** 原告, 被告 or 第三人. */
public enum Side {
    PLAINTIFFS("plaintiffs", "plaintiffs", "claimant"),
    DEFENDANTS("defendants", "defendants", "respondent"),
    THIRD_PARTIES("third-parties", "thirdParties", "");

    private final String slug;
    private final String field;
    private final String word;

    Side(String slug, String field, String word) {
        this.slug = slug;
        this.field = field;
        this.word = word;
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

    /** What the procedure calls this side. */
    public String label(Track track) {
        return word.isEmpty() ? "第三人" : track.word(word);
    }

    /** What is asked about this side. */
    public String question(Track track) {
        return word.isEmpty() ? "还涉及其他人吗？" : track.word(word + "Question");
    }

    /** Who that is, in plain words. */
    public String lead(Track track) {
        return word.isEmpty() ? "和案子的结果有关系的其他人。大多数案子没有第三人，没有就直接继续。" : track.word(word + "Lead");
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
