package org.lian.web;

import org.lian.vocabulary.Refusal;
import org.lian.web.api.ProblemType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 错误类型说明: where the {@code type} of a problem leads whoever opens it. */
@Controller
class ProblemPages {
    @GetMapping("/problems/{type}")
    String problem(@PathVariable String type, Model model) {
        model.addAttribute(
                "type", ProblemType.of(type).orElseThrow(() -> Refusal.notFound("没有这种错误类型，请核对地址；全部接口见 /v3/api-docs")));
        return "problem";
    }
}
