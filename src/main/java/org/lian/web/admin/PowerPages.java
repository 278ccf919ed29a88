package org.lian.web.admin;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.lian.identity.PowerRequest;
import org.lian.identity.Powers;
import org.lian.identity.Powers.Answer;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 岗位确认: what waits for the second person before somebody gets an office of power. */
@Controller
class PowerPages {
    private static final String PATH = "/staff/powers";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Powers powers;

    PowerPages(Powers powers) {
        this.powers = powers;
    }

    /** A wish as one reader sees it: whether it is his own to take back, and whether he is the second person. */
    record Waiting(PowerRequest wish, String at, boolean own, boolean mine) {}

    @GetMapping(PATH)
    ModelAndView list(Actor actor) {
        return new ModelAndView("admin/powers", "waiting", waiting(actor));
    }

    @PostMapping(PATH)
    ModelAndView answer(
            Actor actor,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes next) {
        try {
            var given = Arrays.stream(Answer.values())
                    .filter(one -> one.name().equals(answer))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("answer", "INVALID", "请选择确认、不同意或者撤回"));
            var answered = powers.answer(actor, id(wish), given);
            next.addFlashAttribute(
                    "notice", "已" + given.label() + "：" + answered.displayName() + " 的岗位 " + answered.offices() + "。");
            return new ModelAndView("redirect:" + PATH);
        } catch (Refusal refusal) {
            return FormAgain.on(list(actor), refusal);
        }
    }

    private static UUID id(String wish) {
        if (!ID.matcher(wish).matches()) {
            throw Refusal.notFound("没有找到这项申请，请刷新后再看");
        }
        return UUID.fromString(wish);
    }

    private List<Waiting> waiting(Actor actor) {
        return powers.open().stream()
                .map(wish -> new Waiting(
                        wish,
                        Minutes.of(wish.askedAt()),
                        wish.askedById().equals(actor.accountId()),
                        powers.mayAnswer(actor, wish)))
                .toList();
    }
}
