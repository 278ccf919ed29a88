package org.lian.web.portal;

import static org.lian.web.portal.DraftQuestions.shown;
import static org.lian.web.portal.DraftQuestions.written;

import java.util.List;
import java.util.Map;
import org.lian.filing.Draft;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.web.Yuan;

/** One text of the complaint by itself, for a notice that returned no other; claims that were written anew with their sum. */
enum TextQuestion implements DraftQuestion {
    CLAIMS("claims", "请求事项") {
        @Override
        public Map<String, String> read(Draft draft) {
            return Map.of("claims", shown(draft.claims()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            return draft.edit().claims(written(form.get("claims"))).draft();
        }
    },
    CLAIMS_WITH_SUM("claims", "请求事项") {
        @Override
        public Map<String, String> labels() {
            return DraftQuestions.ordered("claims", "请求事项", SUM, "请求金额合计（元）");
        }

        @Override
        public Map<String, String> read(Draft draft) {
            return DraftQuestions.ordered("claims", shown(draft.claims()), SUM, Yuan.text(draft.claimAmountFen()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            var edit = draft.edit().claims(written(form.get("claims")));
            // An amount that is left out changes none.
            return written(form.get(SUM)) == null
                    ? edit.draft()
                    : edit.claimAmountFen(Yuan.fen(SUM, form.get(SUM))).draft();
        }
    },
    FACTS("facts", "事实和理由") {
        @Override
        public Map<String, String> read(Draft draft) {
            return Map.of("facts", shown(draft.facts()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            return draft.edit().facts(written(form.get("facts"))).draft();
        }
    };

    private static final String SUM = "claimAmountFen";

    private final String field;
    private final String label;

    TextQuestion(String field, String label) {
        this.field = field;
        this.label = label;
    }

    @Override
    public Map<String, String> labels() {
        return Map.of(field, label);
    }

    @Override
    public List<Fault> missing(Map<String, String> form) {
        return DraftQuestions.required(form, Map.of(field, "请写明" + label));
    }
}
