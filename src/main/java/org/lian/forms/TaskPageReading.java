package org.lian.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The reader of what only the form of a task of the program's says: rows, words by circumstance, parts of the page. */
final class TaskPageReading {
    static final Set<String> OF_HEADING = Set.of("verb", "consequence", "done", "facts");
    static final Set<String> OF_FIELD = Set.of("answers", "field", "missing", "component", "prefill", "when");
    private static final List<String> OF_ANSWER = List.of("label", "hint", "verb", "consequence", "done");
    private static final List<String> NEEDED = List.of("verb", "consequence", "done");
    private static final Pattern VARIANT =
            Pattern.compile("([A-Za-z]+(?:\\.[A-Z][A-Z0-9_]*)?)\\.when\\.[a-z][A-Za-z]*");

    private final FormReading file;
    private final List<TaskPage.Row> rows = new ArrayList<>();
    private final Map<String, String> words = new LinkedHashMap<>();
    private TaskPage.@Nullable AnswersIn answersIn;

    TaskPageReading(FormReading file) {
        this.file = file;
    }

    TaskPage page() {
        return new TaskPage(List.copyOf(rows), Map.copyOf(words), answersIn);
    }

    void row(String matter, String label, String place) {
        file.words(label, "文字", FormReading.LONGEST_LABEL, place);
        rows.add(new TaskPage.Row(matter, label));
    }

    /** What is said of an empty field is said over the API too, where no place is filled in. */
    private void missing(JsonNode properties, String place) {
        var text = written(properties, "missing");
        if (text != null) {
            file.words(text, "提示", FormReading.LONGEST_LABEL, place);
            if (text.contains("{")) {
                file.flaw(
                        "FORM_WORDS",
                        "missing“%s”里不能有 {…}：它也用在接口的答复里。请写成完整的话".formatted(FormReading.shown(text)),
                        place);
            }
        }
    }

    static TaskField field(JsonNode properties, String key, TaskField.@Nullable Part part) {
        return new TaskField(
                properties.path("field").asText(key),
                written(properties, "missing"),
                part,
                written(properties, "prefill"),
                written(properties, "when"));
    }

    private static @Nullable String written(JsonNode properties, String name) {
        var text = properties.path(name).asText("").strip();
        return text.isEmpty() ? null : text;
    }

    TaskField.@Nullable Part part(JsonNode properties, String place) {
        missing(properties, place);
        var code = written(properties, "component");
        if (code == null) {
            return null;
        }
        var found = Arrays.stream(TaskField.Part.values())
                .filter(part -> part.code().equals(code))
                .findFirst()
                .orElse(null);
        if (found == null) {
            file.flaw("FORM_PART", "程序没有名为“%s”的页面部件。请改回".formatted(FormReading.shown(code)), place);
        }
        return found;
    }

    /** Keeps the words that stand in properties, each with what is said instead in a circumstance. */
    void words(JsonNode properties, Set<String> allowed, String place) {
        properties.fields().forEachRemaining(property -> {
            var name = property.getKey();
            var variant = VARIANT.matcher(name);
            var plain = variant.matches() ? variant.group(1) : name;
            if (!allowed.contains(plain)) {
                file.only(JsonNodeFactory.instance.objectNode().put(name, ""), Set.of(), place);
            } else if (!plain.equals("facts")) {
                var text = property.getValue().asText("").strip();
                file.words(text, "文字", FormReading.LONGEST_LABEL, place);
                words.put(name, text);
            }
        });
    }

    /** The words of each conclusion, and how the API takes it. */
    void conclude(FormField read, JsonNode properties, String place) {
        var sayable = new HashSet<String>();
        var fixed = new HashSet<String>(Set.of("outcome", "missing"));
        read.options().forEach(option -> {
            OF_ANSWER.forEach(what -> sayable.add(what + "." + option.value()));
            fixed.add("prepared." + option.value());
            fixed.add("offered." + option.value());
            for (var needed : NEEDED) {
                if (!properties.has(needed + "." + option.value())) {
                    file.flaw(
                            "FORM_CONSEQUENCE",
                            "没有写选“%s”以后会怎样。请在结论的 properties 里写 %s.%s"
                                    .formatted(FormReading.shown(option.label()), needed, option.value()),
                            place);
                }
            }
        });
        var said = JsonNodeFactory.instance.objectNode();
        properties.fields().forEachRemaining(property -> {
            var name = property.getKey();
            if (fixed.contains(name)) {
                words.put(name, property.getValue().asText("").strip());
            } else {
                said.set(name, property.getValue());
            }
        });
        words(said, sayable, place);
        answersIn = Arrays.stream(TaskPage.AnswersIn.values())
                .filter(in ->
                        in.name().equalsIgnoreCase(properties.path("outcome").asText("")))
                .findFirst()
                .orElseGet(() -> {
                    file.flaw("FORM_OUTCOME", "结论的 outcome 只能写 code、truth 或者 page。请改回", place);
                    return TaskPage.AnswersIn.CODE;
                });
    }
}
