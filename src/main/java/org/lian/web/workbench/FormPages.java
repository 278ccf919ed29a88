package org.lian.web.workbench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.lian.forms.Form;
import org.lian.forms.FormChecks;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.web.staff.FormQuestions;
import org.lian.workbench.RuleDraft;
import org.lian.workbench.RuleDrafts;
import org.lian.workbench.RuleKind;
import org.lian.workbench.RuleVersions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 表单: a new one begun from nothing, and a draft as the person sees it who will answer it. */
@Controller
class FormPages {
    private final RuleDrafts drafts;
    private final RuleVersions versions;
    private final FormChecks forms;
    private final ObjectMapper json = new ObjectMapper();

    FormPages(RuleDrafts drafts, RuleVersions versions, FormChecks forms) {
        this.drafts = drafts;
        this.versions = versions;
        this.forms = forms;
    }

    /** Begins the draft of a form that asks for a conclusion, to be changed in the editor. */
    @PostMapping("/workbench/forms")
    String begin(
            Actor analyst,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String title,
            RedirectAttributes next) {
        try {
            var form = id.strip();
            if (!form.matches("[a-z][a-z0-9-]{1,39}")) {
                throw Refusal.invalid("id", "FORMAT", "表单的编号用 2 至 40 个小写字母、数字和连字符，以字母开头");
            }
            if (versions.inForce(form).isPresent()) {
                throw Refusal.conflict("已经有编号为 " + form + " 的规则。要改它，请从它的页面起草；要新的，请换一个编号");
            }
            var draft = drafts.begin(analyst, form, new RuleDrafts.Wish(first(form, title), null, null, null));
            return "redirect:/workbench/drafts/" + draft.id();
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            return "redirect:/workbench";
        }
    }

    @GetMapping("/workbench/drafts/{id}/form")
    ModelAndView preview(@PathVariable String id) {
        var draft = drafts.find(RuleDraft.id(id));
        if (draft.kind() != RuleKind.FORM) {
            throw Refusal.conflict("只有表单可以这样预览");
        }
        var form = forms.preview(draft.rule(), new String(draft.content(), StandardCharsets.UTF_8));
        return new ModelAndView("workbench/form")
                .addObject("draft", draft.id())
                .addObject("name", form == null ? draft.rule() : form.title())
                .addObject("question", form == null ? null : FormQuestions.preview(form));
    }

    private String first(String form, String title) {
        var file = json.createObjectNode();
        file.put("id", form).put("type", "default").put("schemaVersion", 19);
        var components = file.putArray("components");
        components
                .addObject()
                .put("type", "text")
                .put("id", "Text_title")
                .put("text", "## " + (title.isBlank() ? "写明标题" : PlainText.line(title)));
        var conclusion = components.addObject();
        conclusion
                .put("type", "radio")
                .put("id", "Field_outcome")
                .put("key", Form.prefix(form) + "outcome")
                .put("label", "结论");
        var values = conclusion.putArray("values");
        values.addObject().put("label", "同意").put("value", "AGREE");
        values.addObject().put("label", "不同意").put("value", "DISAGREE");
        conclusion.putObject("validate").put("required", true);
        conclusion
                .putObject("properties")
                .put("outcome", "true")
                .put("consequence.AGREE", "案件接着办理。")
                .put("consequence.DISAGREE", "意见记入案件。");
        return file.toPrettyString();
    }
}
