package org.lian.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 程序自己的任务的表单：a court changes its words, and nothing that the program reads. */
class ShippedFloorTests {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of no meaning to the program: names of the tool, and the file's own head. */
    private static final Set<String> MEANINGLESS = Set.of("id", "dateLabel", "subtype");

    static Stream<String> forms() {
        return ShippedForms.ids().stream();
    }

    private static List<FormFlaw> check(String form, Consumer<ObjectNode> change) throws Exception {
        var file = (ObjectNode) JSON.readTree(ShippedForms.texts().get(form));
        change.accept(file);
        return new FormChecks()
                .check(form, JSON.writeValueAsString(file), ShippedForms.texts().get(form));
    }

    private static ObjectNode component(JsonNode file, int at) {
        return (ObjectNode) file.get("components").get(at);
    }

    private static ObjectNode file(String form) throws Exception {
        return (ObjectNode) JSON.readTree(ShippedForms.texts().get(form));
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("随附的表单本身没有问题；每一处文字都能改")
    void wordsAreTheCourts(String form) throws Exception {
        assertThat(check(form, file -> {})).isEmpty();
        assertThat(check(form, ShippedFloorTests::reword)).isEmpty();
        assertThat(check(form, file -> ((ArrayNode) file.get("components"))
                        .addObject()
                        .put("type", "text")
                        .put("text", "办理前请先看本院的指引。")
                        .putObject("properties")
                        .put("facts", "track")))
                .isEmpty();
    }

    private static void reword(ObjectNode file) {
        for (var component : file.get("components")) {
            var one = (ObjectNode) component;
            for (var word : List.of("text", "label", "description")) {
                if (one.has(word)) {
                    one.put(word, one.get(word).asText() + "（本院）");
                }
            }
            one.path("values").forEach(value -> ((ObjectNode) value)
                    .put("label", value.get("label").asText() + "（本院）"));
            var properties = one.path("properties");
            properties.fieldNames().forEachRemaining(name -> {
                if (name.matches("(hint|verb|consequence|done|label|missing)(\\..*)?")) {
                    ((ObjectNode) properties).put(name, properties.get(name).asText() + "（本院）");
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("少一个字段、一个结论、一行依据、一句后果，换一个键、一个种类，松一处必填，都发布不了，说明是哪一处")
    void noMutantPasses(String form) throws Exception {
        var mutants = new ArrayList<Mutant>();
        var shipped = file(form);
        for (var at = 0; at < shipped.get("components").size(); at++) {
            mutants.addAll(mutants(shipped, at));
        }
        mutants.add(new Mutant("a field more", file -> ((ArrayNode) file.get("components"))
                .addObject()
                .put("type", "textfield")
                .put("key", "remark")
                .put("label", "另外的话")));
        mutants.add(new Mutant("a value of nobody's", file -> ((ArrayNode) file.get("components"))
                .addObject()
                .put("type", "text")
                .put("text", "没有的东西{nothingOfOurs}")));
        mutants.add(new Mutant("a row of nobody's", file -> ((ArrayNode) file.get("components"))
                .addObject()
                .put("type", "text")
                .put("text", "没有的东西")
                .putObject("properties")
                .put("matter", "nothingOfOurs")));
        for (var mutant : mutants) {
            assertThat(check(form, mutant.change()))
                    .as(form + ": " + mutant.what())
                    .isNotEmpty()
                    .allSatisfy(
                            flaw -> assertThat(flaw.message()).as(mutant.what()).containsPattern("请|不能"));
        }
    }

    private record Mutant(String what, Consumer<ObjectNode> change) {}

    private static List<Mutant> mutants(ObjectNode shipped, int at) {
        var mutants = new ArrayList<Mutant>();
        var one = component(shipped, at);
        var name = one.path("key").asText(one.path("text").asText());
        // A plain note is words.
        if (one.has("key") || one.has("properties") || one.path("text").asText().startsWith("#")) {
            mutants.add(new Mutant(name + " gone", file -> ((ArrayNode) file.get("components")).remove(at)));
        }
        one.fieldNames().forEachRemaining(attribute -> {
            if (!MEANINGLESS.contains(attribute) && !attribute.equals("description")) {
                mutants.addAll(of(name, attribute, one, at));
            }
        });
        one.path("properties").fieldNames().forEachRemaining(property -> {
            if (!property.equals("missing")) {
                mutants.add(new Mutant(
                        name + " without " + property,
                        file -> ((ObjectNode) component(file, at).get("properties")).remove(property)));
            }
            if (property.matches("(outcome|prepared|offered|answers|field|component|prefill|when|matter)(\\..*)?")) {
                mutants.add(new Mutant(
                        name + " with another " + property,
                        file -> ((ObjectNode) component(file, at).get("properties")).put(property, "other")));
            }
        });
        if (one.has("values")) {
            mutants.add(new Mutant(name + " with an option more", file -> ((ArrayNode)
                            component(file, at).get("values"))
                    .addObject()
                    .put("value", "OTHER")
                    .put("label", "其他")));
            for (var option = 0; option < one.get("values").size(); option++) {
                var which = option;
                mutants.add(new Mutant(
                        name + " without option " + option,
                        file -> ((ArrayNode) component(file, at).get("values")).remove(which)));
            }
        }
        if (one.has("key") && !one.path("validate").path("required").asBoolean()) {
            mutants.add(new Mutant(
                    name + " required now",
                    file -> component(file, at).putObject("validate").put("required", true)));
        }
        return mutants;
    }

    private static List<Mutant> of(String name, String attribute, ObjectNode one, int at) {
        return switch (attribute) {
            case "key" ->
                List.of(new Mutant(
                        name + " renamed", file -> component(file, at).put("key", name + "Other")));
            case "type" ->
                one.has("key")
                        ? List.of(new Mutant(name + " of another type", file -> component(file, at)
                                .put("type", one.get("type").asText().equals("textarea") ? "textfield" : "textarea")))
                        : List.of();
            case "validate" ->
                one.get("validate").has("required")
                        ? List.of(
                                new Mutant(name + " not required", file -> ((ObjectNode)
                                                component(file, at).get("validate"))
                                        .remove("required")),
                                new Mutant(name + " longer", file -> ((ObjectNode)
                                                component(file, at).get("validate"))
                                        .put("maxLength", 4_999)))
                        : List.of();
            default -> List.of();
        };
    }

    @Test
    @DisplayName("以 task- 开头的编号留给程序自己的任务，本院的新表单不能用")
    void thePrefixIsTheProgramsOwn() {
        var own = FormFiles.ipReview()
                .replace("\"id\": \"ip-review\"", "\"id\": \"task-ours\"")
                .replace("form_ip_review_", "form_task_ours_");

        assertThat(new FormChecks().check("task-ours", own, null))
                .singleElement()
                .satisfies(flaw -> assertThat(flaw.message()).contains("task-"));
    }
}
