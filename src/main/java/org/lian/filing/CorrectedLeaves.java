package org.lian.filing;

import org.lian.journal.Journal.Leaf;

/**
 * The leaves of the journal that an earlier release wrote wrongly, read with their correction. The journal keeps its
 * words.
 */
final class CorrectedLeaves {
    private static final String ANSWER = "COMPLAINT_ANSWER";

    private CorrectedLeaves() {}

    static Leaf of(Leaf leaf) {
        if (leaf.kind().equals("SERVED") && ANSWER.equals(leaf.document())) {
            return new Leaf(
                    leaf.at(),
                    leaf.actorKind(),
                    leaf.actor(),
                    "SHOWN",
                    "投诉答复已在网上发布（当时记为送达；答复不是诉讼文书，不作送达）",
                    null,
                    leaf.visibility(),
                    ANSWER,
                    leaf.enteredBy());
        }
        if (leaf.kind().equals("COMPLAINT_ANSWERED")) {
            return new Leaf(
                    leaf.at(),
                    leaf.actorKind(),
                    leaf.actor(),
                    leaf.kind(),
                    "投诉已答复",
                    leaf.basis(),
                    leaf.visibility(),
                    leaf.document(),
                    leaf.enteredBy());
        }
        return leaf;
    }
}
