package org.lian.web.workbench;

import org.lian.vocabulary.Refusal;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The answer to a button of the workbench: the next page says that it was done, or why not. */
final class NextPage {
    private NextPage() {}

    /** An act that tells what it did. */
    interface Act {
        String run();
    }

    static void act(RedirectAttributes next, String done, Runnable act) {
        act(next, () -> {
            act.run();
            return done;
        });
    }

    /** Whether it was done. */
    static boolean act(RedirectAttributes next, Act act) {
        try {
            next.addFlashAttribute("notice", act.run());
            return true;
        } catch (Refusal refusal) {
            next.addFlashAttribute("fault", refusal.detail());
            return false;
        }
    }
}
