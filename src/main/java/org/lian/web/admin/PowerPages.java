package org.lian.web.admin;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.lian.identity.PowerRequest;
import org.lian.identity.Powers;
import org.lian.identity.Powers.Answer;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 岗位确认: what waits for the second person before something about an office of power changes. */
@Controller
class PowerPages {
    private static final String PATH = "/staff/powers";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Powers powers;
    private final StaffDirectory staff;

    PowerPages(Powers powers, StaffDirectory staff) {
        this.powers = powers;
        this.staff = staff;
    }

    /**
     * A wish as one reader sees it.
     *
     * @param now offices that the person has as yet
     * @param who those who may confirm
     * @param own whether it is the reader's to take back
     * @param mine whether the reader is the second person
     */
    record Waiting(PowerRequest wish, String now, String at, String who, boolean own, boolean mine) {}

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
                    "notice", "已" + given.label() + "：" + answered.displayName() + " 的" + answered.words() + "。");
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
                .filter(wish -> powers.concerns(actor, wish))
                .map(wish -> new Waiting(
                        wish,
                        staff.find(wish.username())
                                .map(member -> Role.labels(member.roles()))
                                .filter(offices -> !offices.isEmpty())
                                .orElse("没有岗位"),
                        Minutes.of(wish.askedAt()),
                        powers.confirmersInWords(wish),
                        wish.askedById().equals(actor.accountId()),
                        powers.mayAnswer(actor, wish)))
                .toList();
    }
}
