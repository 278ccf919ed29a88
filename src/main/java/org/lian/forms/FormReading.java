package org.lian.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.rules.Facts;
import org.lian.vocabulary.PlainText;

/**
 * The reader of a file in Camunda Forms JSON. An allow-list: whatever is not named here is refused, because a drawing
 * tool knows more than the court's page shows, and what is not shown must not be asked for, hidden or evaluated.
 */
final class FormReading {
    static final int LONGEST = 60_000;
    private static final int MOST_COMPONENTS = 40;
    private static final int MOST_OPTIONS = 40;
    static final int LONGEST_LABEL = 200;
    private static final int LONGEST_NOTE = 2_000;
    private static final int DEEPEST = 12;
    private static final long LONGEST_ANSWER = 2_000;
    private static final long LONGEST_OF_TASK = 5_000;
    private static final long LARGEST_NUMBER = 999_999_999_999_999L;

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern OWN_NAME = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");
    private static final Pattern HEADING = Pattern.compile("^#{1,3} ");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private static final Set<String> FILE = Set.of(
            "id",
            "type",
            "components",
            "schemaVersion",
            "exporter",
            "executionPlatform",
            "executionPlatformVersion",
            "$schema");
    private static final Set<String> DRAWN = Set.of("id", "type", "layout", "properties");
    static final Pattern PLACE = Pattern.compile("\\{[a-z][A-Za-z]*}");
    private static final Map<String, FormField.Type> TYPES = Map.of(
            "textfield", FormField.Type.LINE,
            "textarea", FormField.Type.TEXT,
            "number", FormField.Type.NUMBER,
            "checkbox", FormField.Type.CHECK,
            "radio", FormField.Type.CHOICE,
            "select", FormField.Type.CHOICE);
    /** What a drawing tool can do that the court's page does not, with what to do instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            "conditional", "不能按条件隐藏：必填的字段藏起来就没法办结。只在某个结论下填写的，在 properties 里写 answers",
            "valuesKey", "选项写死在 values 里，不能从变量取",
            "valuesExpression", "选项写死在 values 里，不能用表达式",
            "defaultValue", "不能预填：由办理人自己选、自己写",
            "readonly", "只读的字段没法填写，请删除，要显示的写成文字",
            "disabled", "停用的字段没法填写，请删除，要显示的写成文字");

    private static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LONGEST)
                            .maxNumberLength(20)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String formId;
    private final List<FormFlaw> flaws = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> facts = new LinkedHashSet<>();
    private final List<FormField> fields = new ArrayList<>();
    private final Map<String, String> consequences = new LinkedHashMap<>();
    private final @Nullable TaskPageReading task;
    private @Nullable FormField conclusion;
    private String title = "";

    private FormReading(String formId) {
        this.formId = formId;
        this.task = ShippedForms.isShipped(formId) ? new TaskPageReading(this) : null;
    }

    /** The form that was read; {@code form} is null where there is any flaw. */
    record Result(@Nullable Form form, List<FormFlaw> flaws) {}

    static Result read(String formId, String text) {
        var reading = new FormReading(formId);
        reading.file(text);
        return new Result(
                reading.flaws.isEmpty()
                        ? new Form(
                                formId,
                                reading.title,
                                List.copyOf(reading.notes),
                                List.copyOf(reading.facts),
                                reading.conclusion,
                                List.copyOf(reading.fields),
                                Map.copyOf(reading.consequences),
                                reading.task == null ? null : reading.task.page())
                        : null,
                List.copyOf(reading.flaws));
    }

    private void file(String text) {
        if (text.length() > LONGEST) {
            flaw("FORM_TOO_LARGE", "表单太大，最长 " + LONGEST + " 个字符。请删去多余的内容", null);
            return;
        }
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            flaw("FORM_JSON", json(broken), null);
            return;
        }
        if (root == null || !root.isObject() || !root.path("components").isArray()) {
            flaw("FORM_JSON", "不是 Camunda 表单文件：缺少 components。请用表单设计器重新导出", null);
            return;
        }
        only(root, FILE, null);
        if (!ID.matcher(formId).matches()) {
            flaw("FORM_ID", "表单的编号用 2 至 40 个小写字母、数字和连字符，以字母开头", null);
        } else if (!formId.equals(root.path("id").textValue())) {
            flaw("FORM_ID", "表单里的 id 应为 " + formId + "，和规则的编号一致", null);
        }
        var components = root.path("components");
        if (components.size() > MOST_COMPONENTS) {
            flaw(
                    "FORM_TOO_LARGE",
                    "表单有 %d 个组件，最多 %d 个。请拆成几步，或者删去多余的".formatted(components.size(), MOST_COMPONENTS),
                    null);
            return;
        }
        components.forEach(this::component);
        if (title.isEmpty()) {
            flaw("FORM_TITLE", "表单没有标题。请在最前面放一个文字组件，写“## 标题”", null);
        }
        if (conclusion == null && fields.isEmpty()) {
            flaw("FORM_EMPTY", "表单没有要办理人填写的内容。请至少放一个结论或者字段", null);
        }
        keys();
        conclusions();
    }

    private static String json(JsonProcessingException broken) {
        var at = broken.getLocation() == null ? "" : "第 " + broken.getLocation().getLineNr() + " 行：";
        return String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate field")
                ? at + "同一个名称写了两次，后一个会盖掉前一个。请删去一个"
                : at + "不是有效的 JSON，或者层次太深。请用表单设计器重新导出";
    }

    private void component(JsonNode component) {
        var type = component.path("type").asText("");
        var place = place(component);
        if (!component.isObject()) {
            flaw("FORM_JSON", "components 里只能是组件", null);
        } else if (type.equals("text")) {
            text(component, place);
        } else if (TYPES.containsKey(type)) {
            field(component, place, TYPES.get(type));
        } else if (task != null && type.equals("datetime")) {
            field(component, place, FormField.Type.DATE);
        } else {
            flaw(
                    "FORM_COMPONENT",
                    "不能用组件“%s”：办理页面没有这种组件。可以用：文字 text、单行 textfield、多行 textarea、数字 number、勾选 checkbox、单选 radio、下拉 select"
                            .formatted(shown(type)),
                    place);
        }
    }

    private void text(JsonNode component, String place) {
        only(component, with(DRAWN, "text"), place);
        facts(component, place);
        var text = component.path("text").asText("").strip();
        var matter = component.path("properties").path("matter").asText("");
        var isHeading = HEADING.matcher(text).find();
        if (task != null && isHeading) {
            task.words(component.path("properties"), TaskPageReading.OF_HEADING, place);
        } else {
            only(component.path("properties"), task == null ? Set.of("facts") : Set.of("facts", "matter"), place);
        }
        if (task != null && !matter.isEmpty()) {
            task.row(matter, text, place);
        } else if (isHeading) {
            var heading = text.substring(text.indexOf(' ')).strip();
            if (!title.isEmpty()) {
                flaw("FORM_TITLE", "表单有两个标题。请只留一个以“#”开头的文字", place);
            }
            title = heading;
            words(heading, "标题", LONGEST_LABEL, place);
        } else if (!text.isEmpty()) {
            words(text, "文字", LONGEST_NOTE, place);
            notes.add(text);
        }
    }

    private void facts(JsonNode component, String place) {
        for (var name : list(component.path("properties").path("facts"))) {
            if (Facts.declared().find(name).isEmpty()) {
                flaw("FORM_FACT", "没有名为“%s”的事实。可以显示的事实见规则工作台，请改正".formatted(shown(name)), place);
            }
            facts.add(name);
        }
    }

    private void field(JsonNode component, String place, FormField.Type type) {
        only(component, attributes(type), place);
        var properties = component.path("properties");
        var key = component.path("key").asText("");
        var own = task == null ? Form.prefix(formId) : "";
        if (!key.startsWith(own)
                || !OWN_NAME.matcher(key.substring(own.length())).matches()) {
            flaw(
                    "FORM_KEY",
                    "字段的键“%s”不能用：表单只能写自己的变量，不能写程序的或者别的表单的。请写成 %s 后面加一个英文名称（只用字母和数字），例如 %soutcome"
                            .formatted(shown(key), own, own),
                    place);
        }
        var label = component.path("label").asText("");
        if (!label.isBlank() && FieldNames.isMissing(label)) {
            flaw("FORM_LABEL", "字段还叫“%s”，是画图工具自己的名称。请写明要办理人填什么，例如“退回的理由”".formatted(shown(label)), place);
        } else {
            words(label, "标签", LONGEST_LABEL, place);
        }
        var part = task == null ? null : task.part(properties, place);
        var hint = component.path("description").asText("").strip();
        if (!hint.isEmpty()) {
            words(hint, "说明", LONGEST_LABEL, place);
        }
        var validate = component.path("validate");
        only(validate, limits(type), place);
        if (part != null
                && (part.isComposed() && type != FormField.Type.LINE
                        || !component.path("values").isEmpty())) {
            flaw(
                    "FORM_PART",
                    "“%s”由程序的部件 %s 填写：种类不能换，选项不写在这里。请改回"
                            .formatted(shown(component.path("label").asText("")), part.code()),
                    place);
        }
        var isConclusion = properties.has("outcome");
        var read = new FormField(
                key,
                component.path("label").asText("").strip(),
                hint,
                part != null && part.isComposed() ? FormField.Type.PART : type,
                validate.path("required").asBoolean(false),
                type == FormField.Type.CHOICE && part == null ? options(component, place) : List.of(),
                number(validate, type == FormField.Type.NUMBER ? "min" : "minLength", type, place),
                number(validate, type == FormField.Type.NUMBER ? "max" : "maxLength", type, place),
                Set.copyOf(list(properties.path("answers"))),
                task == null ? null : TaskPageReading.field(properties, key, part));
        if (read.least() != null && read.most() != null && read.least() > read.most()) {
            flaw("FORM_LIMIT", "“%s”的最小值大于最大值，没有人能填对。请改正".formatted(shown(read.label())), place);
        }
        if (isConclusion) {
            conclude(read, properties, place);
        } else {
            only(properties, task == null ? Set.of("answers") : TaskPageReading.OF_FIELD, place);
            fields.add(read);
        }
    }

    private void conclude(FormField read, JsonNode properties, String place) {
        if (read.type() != FormField.Type.CHOICE
                || !read.required()
                || !read.answers().isEmpty()) {
            flaw("FORM_OUTCOME", "结论须是必填的单选或者下拉，并且总是要选。请改正", place);
        }
        if (conclusion != null) {
            flaw("FORM_OUTCOME", "表单有两个结论。请只在一个组件的 properties 里写 outcome", place);
        }
        if (task != null) {
            task.conclude(read, properties, place);
            conclusion = read;
            return;
        }
        var allowed = new HashSet<String>(Set.of("outcome"));
        read.options().forEach(option -> {
            allowed.add("consequence." + option.value());
            var consequence =
                    properties.path("consequence." + option.value()).asText("").strip();
            if (consequence.isEmpty()) {
                flaw(
                        "FORM_CONSEQUENCE",
                        "没有写选“%s”以后会怎样。请在结论的 properties 里写 consequence.%s"
                                .formatted(shown(option.label()), option.value()),
                        place);
            } else {
                words(consequence, "后果", LONGEST_LABEL, place);
                consequences.put(option.value(), consequence);
            }
        });
        only(properties, allowed, place);
        conclusion = read;
    }

    private List<FormField.Option> options(JsonNode component, String place) {
        var values = component.path("values");
        if (!values.isArray() || values.isEmpty() || values.size() > MOST_OPTIONS) {
            flaw("FORM_OPTIONS", "选项要有 1 至 %d 个，写死在 values 里。请改正".formatted(MOST_OPTIONS), place);
            return List.of();
        }
        var options = new ArrayList<FormField.Option>();
        var seen = new HashSet<String>();
        for (var value : values) {
            only(value, Set.of("label", "value"), place);
            var code = value.path("value").asText("");
            var label = value.path("label").asText("").strip();
            if (!CODE.matcher(code).matches()) {
                flaw(
                        "FORM_OPTIONS",
                        "选项的值“%s”不能用：请用大写英文字母、数字和下划线，例如 AGREE；给人看的写在 label 里".formatted(shown(code)),
                        place);
            } else if (!seen.add(code)) {
                flaw("FORM_OPTIONS", "选项的值 %s 写了两次。请改正".formatted(code), place);
            }
            words(label, "选项", LONGEST_LABEL, place);
            options.add(new FormField.Option(code, label));
        }
        return options;
    }

    private void keys() {
        var seen = new HashSet<String>();
        var all = new ArrayList<>(fields);
        if (conclusion != null) {
            all.add(conclusion);
        }
        all.stream()
                .filter(field -> !seen.add(field.key()))
                .forEach(field ->
                        flaw("FORM_KEY", "键“%s”用了两次，后一个会盖掉前一个。请改正".formatted(shown(field.key())), field.key()));
    }

    /** A field that belongs to conclusions which the form does not have is never asked. */
    private void conclusions() {
        var known = conclusion == null
                ? Set.<String>of()
                : conclusion.options().stream()
                        .map(FormField.Option::value)
                        .collect(java.util.stream.Collectors.toSet());
        fields.forEach(field -> field.answers().stream()
                .filter(answer -> !known.contains(answer))
                .forEach(answer -> flaw(
                        "FORM_ANSWERS",
                        "“%s”只在选“%s”时填写，可是结论里没有这一项，永远不会问。请改正".formatted(shown(field.label()), shown(answer)),
                        field.key())));
    }

    private static Set<String> attributes(FormField.Type type) {
        var own = with(DRAWN, "key", "label", "description", "validate");
        return switch (type) {
            case CHOICE -> with(own, "values", "searchable");
            case NUMBER -> with(own, "decimalDigits");
            case DATE -> with(own, "subtype", "dateLabel");
            default -> own;
        };
    }

    private static Set<String> limits(FormField.Type type) {
        return switch (type) {
            case LINE, TEXT -> Set.of("required", "minLength", "maxLength");
            case NUMBER -> Set.of("required", "min", "max");
            case CHECK, CHOICE, DATE, PART -> Set.of("required");
        };
    }

    private @Nullable Long number(JsonNode validate, String name, FormField.Type type, String place) {
        var limit = validate.path(name);
        if (limit.isMissingNode() || limit.isNull()) {
            return null;
        }
        var most = type == FormField.Type.NUMBER ? LARGEST_NUMBER : task == null ? LONGEST_ANSWER : LONGEST_OF_TASK;
        if (!limit.isIntegralNumber() || !limit.canConvertToLong() || Math.abs(limit.longValue()) > most) {
            flaw("FORM_LIMIT", "%s 应是整数，不超过 %d。请改正".formatted(name, most), place);
            return null;
        }
        return limit.longValue();
    }

    /** Text that a person reads: Chinese, and nothing that any program could take for more than words. */
    void words(String text, String what, int longest, String place) {
        if (text.isBlank() || !isChinese(text)) {
            flaw("FORM_WORDS", "%s“%s”没有中文。请写明".formatted(what, shown(text)), place);
        } else if (text.length() > longest) {
            flaw("FORM_WORDS", "%s太长，最长 %d 个字".formatted(what, longest), place);
        } else if (text.strip().startsWith("=")
                || text.contains("${")
                || text.contains("#{")
                || text.contains("{{")
                || text.contains("<")
                || text.contains(">")
                || (task != null
                        && !PLACE.matcher(text).replaceAll("").chars().allMatch(one -> one != '{' && one != '}'))) {
            flaw(
                    "FORM_WORDS",
                    "%s“%s”里不能有表达式（= 开头、${…}、{{…}}）和标记（< >）：办理页面只显示文字。请删除".formatted(what, shown(text)),
                    place);
        } else if (!text.equals(PlainText.of(text))) {
            flaw("FORM_WORDS", "%s“%s”里有看不见的字符。请重新输入".formatted(what, shown(text)), place);
        }
    }

    /** What is filled into a place is Chinese too. */
    private boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic)
                || (task != null && PLACE.matcher(text).find());
    }

    void only(JsonNode object, Set<String> allowed, @Nullable String place) {
        object.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                flaw(
                        "FORM_ATTRIBUTE",
                        "不能用“%s”：%s".formatted(shown(name), INSTEAD.getOrDefault(name, "办理页面不认识它。请删除")),
                        place);
            }
        });
    }

    private static List<String> list(JsonNode names) {
        return Arrays.stream(names.asText("").split("[,，、\\s]+"))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static Set<String> with(Set<String> some, String... more) {
        var all = new HashSet<>(some);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static String place(JsonNode component) {
        return component.path("key").asText(component.path("id").asText(""));
    }

    /** What stands in a file is told back in a bounded length. */
    static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    void flaw(String code, String message, @Nullable String component) {
        if (flaws.size() < 200) {
            flaws.add(new FormFlaw(code, message, component == null || component.isEmpty() ? null : component));
        }
    }
}
