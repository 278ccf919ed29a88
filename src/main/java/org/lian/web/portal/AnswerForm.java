package org.lian.web.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** The form of one question when it comes in: saved, or shown again with what is wrong and what was typed. */
@Component
class AnswerForm {
    private final ConflictPage conflicts;

    AnswerForm(ConflictPage conflicts) {
        this.conflicts = conflicts;
    }

    /** The way back to the form with these words in it. */
    interface Again {
        String show(Map<String, String> form);
    }

    /**
     * Takes the answer.
     *
     * @param address of the form
     * @param next where to go once it is saved
     */
    String take(
            DraftQuestion question,
            Map<String, String> typed,
            QuestionPages.Saving saving,
            String address,
            String next,
            Again again,
            HttpServletResponse response,
            Model model) {
        try {
            var missing = question.missing(typed);
            if (!missing.isEmpty()) {
                throw Refusal.invalid(missing);
            }
            saving.save(typed.getOrDefault("seen", ""));
            return "redirect:" + next;
        } catch (ChangedElsewhere changed) {
            return conflicts.show(changed, question, typed, address, response, model);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID);
            model.addAttribute("faults", Faults.of(refusal, question::formField));
            var form = new LinkedHashMap<String, String>();
            question.labels().keySet().forEach(field -> form.put(field, typed.getOrDefault(field, "")));
            var page = again.show(form);
            // The fingerprint of the page that was sent, so that a conflict is still seen after the correction.
            model.addAttribute("seen", typed.getOrDefault("seen", ""));
            return page;
        }
    }
}
