package org.lian.web.portal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lian.filing.Draft;
import org.lian.reference.PleadingElements;

/** 要素 of the cause as fields of a form, by their place in its list. Nobody has to fill in any of them. */
final class ElementFields {
    private static final int MOST = 30;

    private ElementFields() {}

    private static String field(int place) {
        return "element." + place;
    }

    /** The labels of every field that there may be. */
    static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        for (var place = 0; place < MOST; place++) {
            labels.put(field(place), "常问到的第 " + (place + 1) + " 项");
        }
        return labels;
    }

    /** The fields that the draft's cause has, with the element that each asks for. */
    static Map<String, String> of(Draft draft) {
        var fields = new LinkedHashMap<String, String>();
        for (var element : PleadingElements.packaged().of(draft.track(), draft.causeCode())) {
            fields.put(field(fields.size()), element);
        }
        return fields;
    }

    /** The same fields with the question of each. */
    static Map<String, String> questions(Draft draft) {
        var questions = new LinkedHashMap<String, String>();
        for (var element : PleadingElements.packaged().asked(draft.track(), draft.causeCode())) {
            questions.put(field(questions.size()), element.question());
        }
        return questions;
    }

    /** Every field as text, empty where nothing is written. */
    static Map<String, String> read(Draft draft) {
        var form = new LinkedHashMap<String, String>();
        labels().keySet().forEach(field -> form.put(field, ""));
        of(draft).forEach((field, element) -> form.put(field, draft.elements().getOrDefault(element, "")));
        return form;
    }

    /** The elements with those of the form in the place of what stood there. */
    static Map<String, String> written(Draft draft, Map<String, String> form) {
        var elements = new HashMap<>(draft.elements());
        of(draft).forEach((field, element) -> {
            var text = DraftQuestions.written(form.get(field));
            if (text == null) {
                elements.remove(element);
            } else {
                elements.put(element, text);
            }
        });
        return elements;
    }

    static boolean isAnyWritten(Map<String, String> form) {
        return form.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith("element.")
                        && !entry.getValue().isBlank());
    }
}
