package org.lian.web.staff;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.supervision.Board;
import org.lian.supervision.ReportPeriod;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 工作台: the page on which a day of the staff begins. */
@Controller
class StartPage {
    private final Desk desk;
    private final Board board;
    private final BusinessClock clock;

    StartPage(Desk desk, Board board, BusinessClock clock) {
        this.desk = desk;
        this.board = board;
        this.clock = clock;
    }

    /** The court's day in three numbers, for its president. */
    record Today(long received, long registered, long overdue) {}

    @GetMapping("/staff")
    String start(Actor actor, Model model) {
        model.addAttribute("desk", desk.of(actor));
        if (actor.is(Role.PRESIDENT)) {
            var counts = board.counts(actor, List.of(ReportPeriod.day(clock.today())))
                    .get(0);
            model.addAttribute("today", new Today(counts.received(), counts.registered(), board.overdue(actor)));
        }
        return "staff/start";
    }
}
