package org.lian.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** A form as an analyst draws it, and changed ones. */
public final class FormFiles {
    public static final String ID = "ip-review";
    public static final String OUTCOME = "form_ip_review_outcome";
    public static final String NOTE = "form_ip_review_note";
    public static final String DAYS = "form_ip_review_days";
    public static final String URGENT = "form_ip_review_urgent";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = """
            {"id": "ip-review", "type": "default", "schemaVersion": 19, "components": [
              {"type": "text", "id": "Text_title", "text": "# 知识产权案件复核"},
              {"type": "text", "id": "Text_facts", "text": "请核对案由和请求的金额。", "properties": {"facts": "causeCode, hasAmount"}},
              {"type": "radio", "id": "Field_outcome", "key": "form_ip_review_outcome", "label": "复核意见",
               "values": [{"label": "同意登记", "value": "AGREE"}, {"label": "退回审查", "value": "RETURN"}],
               "validate": {"required": true},
               "properties": {"outcome": "true", "consequence.AGREE": "接着登记立案。", "consequence.RETURN": "回到审查任务。"}},
              {"type": "textarea", "id": "Field_note", "key": "form_ip_review_note", "label": "退回的理由",
               "validate": {"required": true, "maxLength": 200}, "properties": {"answers": "RETURN"}},
              {"type": "number", "id": "Field_days", "key": "form_ip_review_days", "label": "预计天数", "validate": {"min": 1, "max": 30}},
              {"type": "checkbox", "id": "Field_urgent", "key": "form_ip_review_urgent", "label": "情况紧急"}
            ]}
            """;

    private FormFiles() {}

    /** 知识产权案件复核, without a flaw. */
    public static String ipReview() {
        return FILE;
    }

    /** The form of a task of the program's, as it ships. */
    public static String shipped(String id) {
        return ShippedForms.texts().get(id);
    }

    /** The same with one thing otherwise. */
    public static String ipReview(Consumer<ObjectNode> change) {
        try {
            var file = (ObjectNode) JSON.readTree(FILE);
            change.accept(file);
            return JSON.writeValueAsString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A form whose every text ends in these words. */
    public static String saying(String id, String words) {
        return ipReview(file -> {
            file.put("id", id);
            for (var component : components(file)) {
                for (var text : new String[] {"text", "label"}) {
                    if (component.has(text)) {
                        ((ObjectNode) component).put(text, component.get(text).asText() + words);
                    }
                }
            }
        });
    }

    static ObjectNode component(ObjectNode file, String key) {
        for (var component : file.path("components")) {
            if (key.equals(component.path("key").asText())
                    || key.equals(component.path("id").asText())) {
                return (ObjectNode) component;
            }
        }
        throw new IllegalArgumentException(key);
    }

    static ArrayNode components(ObjectNode file) {
        return (ArrayNode) file.path("components");
    }
}
