package org.lian.workbench;

import org.lian.documents.OwnNotices;
import org.lian.vocabulary.Actor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 新建文书: the first draft of a notice of the court's own, with its name. */
@Component
public class NewNotices {
    /** Whom it is for and what it is about; the analyst says the rest. */
    private static final String FIRST = """
            {{>head}}
            <p class="flush">{{filer}}：</p>
            <p>{{matter}}一案，本院于{{firstSubmittedOn}}收到你方的{{act}}材料。现告知如下：</p>
            <p>请写明要告知的事项。</p>
            {{>signed-by-court}}
            """;

    private final OwnNotices notices;
    private final RuleDrafts drafts;

    NewNotices(OwnNotices notices, RuleDrafts drafts) {
        this.notices = notices;
        this.drafts = drafts;
    }

    /** Begins it, with the text that is brought or with the usual first lines. */
    @Transactional
    public RuleDraft begin(Actor analyst, String id, String name, RuleDrafts.Wish wish) {
        notices.name(id, name);
        var text = wish.xml();
        return drafts.begin(
                analyst,
                id,
                new RuleDrafts.Wish(text == null ? FIRST : text, wish.examples(), wish.reason(), wish.legalBasis()));
    }
}
