package org.lian.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.Set;

/** The names of a form's fields: whoever works with it reads them, so none is missing and none is the drawing tool's. */
public final class FieldNames {
    /** What the tool writes where nobody did. */
    private static final Set<String> OF_THE_TOOL = Set.of(
            "单行文字",
            "多行文字",
            "数字",
            "勾选",
            "单选",
            "下拉",
            "Text field",
            "Text area",
            "Number",
            "Checkbox",
            "Radio group",
            "Select");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private FieldNames() {}

    /** Whether nobody named it. */
    static boolean isMissing(String label) {
        return label.isBlank() || OF_THE_TOOL.contains(label.strip());
    }

    /** What keeps a form from being saved, with the remedy; what is no form at all its checks say. */
    public static Optional<String> missing(String form) {
        if (form.length() > FormReading.LONGEST) {
            return Optional.empty();
        }
        try {
            var number = 0;
            for (var component : JSON.readTree(form).path("components")) {
                if (component.has("key")) {
                    number++;
                    var label = component.path("label").asText("");
                    if (isMissing(label)) {
                        return Optional.of("第 %d 个字段%s：请先在右边的“标签”里写明要办理人填什么，例如“退回的理由”。其余的改动还在，起了名就一起保存"
                                .formatted(number, label.isBlank() ? "没有名称" : "还叫“" + label.strip() + "”，是画图工具自己的名称"));
                    }
                }
            }
            return Optional.empty();
        } catch (JsonProcessingException | StackOverflowError unreadable) {
            return Optional.empty();
        }
    }
}
