package org.lian.web.staff;

import java.util.List;
import org.lian.clock.BusinessClock;
import org.lian.process.automatic.AutoRegistrations;
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
    private final AutoRegistrations automatic;
    private final BusinessClock clock;

    StartPage(Desk desk, Board board, AutoRegistrations automatic, BusinessClock clock) {
        this.desk = desk;
        this.board = board;
        this.automatic = automatic;
        this.clock = clock;
    }

    /** The court's day in three numbers, for its president. */
    record Today(long received, long registered, long overdue) {}

    @GetMapping("/staff")
    String start(Actor actor, Model model) {
        var view = desk.of(actor);
        model.addAttribute("desk", view);
        if (view.decides()) {
            model.addAttribute("automatic", automatic.number(actor));
        }
        if (actor.is(Role.PRESIDENT)) {
            var counts = board.counts(actor, List.of(ReportPeriod.day(clock.today())))
                    .get(0);
            model.addAttribute("today", new Today(counts.received(), counts.registered(), board.overdue(actor)));
        }
        return "staff/start";
    }
}
