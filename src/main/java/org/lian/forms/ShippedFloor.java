package org.lian.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;

/**
 * The floor under the form of a task that the program came with, which a court leaves alone: the words are the court's,
 * and what the program reads of an answer is neither lost nor loosened nor added to.
 */
final class ShippedFloor {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    private final Form shipped;
    private final Form draft;
    private final List<FormFlaw> flaws = new ArrayList<>();

    private ShippedFloor(Form shipped, Form draft) {
        this.shipped = shipped;
        this.draft = draft;
    }

    static List<FormFlaw> check(Form shipped, Form draft) {
        var floor = new ShippedFloor(shipped, draft);
        floor.conclusion();
        floor.fields();
        floor.rows();
        floor.words();
        floor.places();
        return List.copyOf(floor.flaws);
    }

    private void conclusion() {
        var was = shipped.conclusion();
        var is = draft.conclusion();
        if (was == null || is == null) {
            if (was != null || is != null) {
                flaw("FORM_TASK_ANSWER", was == null ? "这项任务没有结论可选。请删去结论" : "结论没有了：程序要按它办理。请改回", null);
            }
            return;
        }
        if (!codes(was).equals(codes(is))) {
            flaw(
                    "FORM_TASK_ANSWER",
                    "结论应是 %s，次序也不变：每一项都是法院的一种决定，程序按它办理。可以改文字，不能增减".formatted(String.join("、", codes(was))),
                    is.key());
        }
        same(was, is);
    }

    private void fields() {
        var left = draft.fields().stream().map(FormField::key).collect(Collectors.toCollection(HashSet::new));
        for (var was : shipped.fields()) {
            left.remove(was.key());
            draft.fields().stream()
                    .filter(field -> field.key().equals(was.key()))
                    .findFirst()
                    .ifPresentOrElse(
                            is -> same(was, is),
                            () -> flaw(
                                    "FORM_TASK_FIELD",
                                    "字段 %s（%s）没有了：程序办理这项任务要用它。请改回".formatted(was.key(), was.label()),
                                    was.key()));
        }
        left.forEach(key -> flaw("FORM_TASK_FIELD", "程序办理这项任务不用字段 %s，填了也没有去处。请删去；要多问的，另加一个本院的步骤".formatted(key), key));
    }

    private void same(FormField was, FormField is) {
        if (!frozen(was).equals(frozen(is))) {
            flaw(
                    "FORM_TASK_FIELD",
                    "%s（%s）只能改文字：键、种类、必填、选项的值、只在哪个结论下填写，都由程序规定。请改回".formatted(was.key(), was.label()),
                    was.key());
        }
    }

    /** All of a field but its words. */
    private static List<Object> frozen(FormField field) {
        var task = field.task();
        return Stream.<@Nullable Object>of(
                        field.key(),
                        field.type(),
                        field.required(),
                        codes(field),
                        field.least(),
                        field.most(),
                        field.answers(),
                        field.name(),
                        task == null ? null : task.part(),
                        task == null ? null : task.prefill(),
                        task == null ? null : task.when())
                .map(one -> one == null ? "" : one)
                .toList();
    }

    private static List<String> codes(FormField field) {
        return field.options().stream().map(FormField.Option::value).toList();
    }

    private void rows() {
        var had = matters(shipped);
        var has = matters(draft);
        had.stream()
                .filter(matter -> !has.contains(matter))
                .forEach(matter -> flaw("FORM_TASK_MATTER", "“%s”不再显示：办理人要看着它决定。请改回".formatted(matter), null));
        has.stream()
                .filter(matter -> !had.contains(matter))
                .forEach(matter -> flaw("FORM_TASK_MATTER", "程序没有“%s”可以显示。请删去".formatted(matter), null));
        shipped.facts().stream()
                .filter(fact -> !draft.facts().contains(fact))
                .forEach(fact -> flaw("FORM_TASK_MATTER", "事实“%s”不再显示：办理人要看着它决定。请改回".formatted(fact), null));
    }

    private static Set<String> matters(Form form) {
        return form.task() == null
                ? Set.of()
                : form.task().rows().stream().map(TaskPage.Row::matter).collect(Collectors.toSet());
    }

    private void words() {
        var was = page(shipped);
        var is = page(draft);
        if (!was.words().keySet().equals(is.words().keySet())) {
            var different = new TreeSet<>(was.words().keySet());
            different.addAll(is.words().keySet());
            different.removeIf(
                    name -> was.words().containsKey(name) && is.words().containsKey(name));
            flaw(
                    "FORM_TASK_WORDS",
                    "properties 里的 %s 是程序规定的，不能增减，只能改文字。请改回".formatted(String.join("、", different)),
                    null);
        } else if (was.answersIn() != is.answersIn()
                || was.words().entrySet().stream()
                        .filter(word -> word.getKey().startsWith("prepared.")
                                || word.getKey().startsWith("offered."))
                        .anyMatch(word -> !word.getValue().equals(is.words().get(word.getKey())))) {
            flaw("FORM_TASK_WORDS", "outcome、prepared 和 offered 由程序规定。请改回", null);
        }
    }

    private static TaskPage page(Form form) {
        return java.util.Objects.requireNonNull(form.task());
    }

    /** A court may use the places that the program fills in this form, and the words that every procedure has. */
    private void places() {
        var known = places(shipped);
        places(draft).stream()
                .filter(place -> !known.contains(place) && !Track.CIVIL.has(place))
                .forEach(place -> flaw("FORM_TASK_PLACE", "程序没有 {%s} 可以填进去。请删去".formatted(place), null));
    }

    private static Set<String> places(Form form) {
        var texts = new ArrayList<String>();
        texts.add(form.title());
        texts.addAll(form.notes());
        texts.addAll(page(form).words().values());
        page(form).rows().forEach(row -> texts.add(row.label()));
        form.all().forEach(field -> {
            texts.add(field.label());
            texts.add(field.hint());
            field.options().forEach(option -> texts.add(option.label()));
            if (field.task() != null && field.task().missing() != null) {
                texts.add(field.task().missing());
            }
        });
        return texts.stream()
                .flatMap(text -> PLACE.matcher(text).results().map(found -> found.group(1)))
                .collect(Collectors.toSet());
    }

    private void flaw(String code, String message, @Nullable String component) {
        flaws.add(new FormFlaw(code, message, component));
    }
}
