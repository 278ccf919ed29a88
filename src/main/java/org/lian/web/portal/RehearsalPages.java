package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lian.filing.Filings;
import org.lian.suggestion.Suggestions;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 试填: whether one can file, where, with what and for how much, without an account; nothing of it is stored here. */
@Controller
@RequestMapping("/rehearsal")
class RehearsalPages {
    private final RehearsalView view;
    private final KindsOnline kinds;
    private final CauseChoices causes;
    private final Filings filings;
    private final AccountHolder holder;

    RehearsalPages(RehearsalView view, KindsOnline kinds, CauseChoices causes, Filings filings, AccountHolder holder) {
        this.holder = holder;
        this.view = view;
        this.kinds = kinds;
        this.causes = causes;
        this.filings = filings;
    }

    @GetMapping
    String show(HttpServletRequest request, Model model) {
        model.addAttribute("kinds", kinds.open());
        view.show(RehearsalCookie.of(request).orElseGet(() -> Rehearsal.of(Map.of())), model);
        return "portal/rehearsal";
    }

    @PostMapping
    String answer(
            @RequestParam Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response) {
        if ("afresh".equals(parameters.get("then"))) {
            RehearsalCookie.drop(request, response);
            return "redirect:/rehearsal";
        }
        var toPictures = "pictures".equals(parameters.get("then"));
        if (toPictures && parameters.getOrDefault("told", "").isBlank()) {
            return "redirect:/rehearsal#pictures";
        }
        var before = RehearsalCookie.of(request);
        var answered = read(parameters, before);
        if ("filing".equals(parameters.get("then")) && answered.isEnough() && answered.isAmountReadable()) {
            RehearsalCookie.keepGoingOn(answered, request, response);
            return "redirect:/rehearsal/filing";
        }
        RehearsalCookie.keep(answered, request, response);
        if (toPictures) {
            return "redirect:/rehearsal#pictures";
        }
        // To what has come up by these answers: the causes, the next questions, or the outcome.
        var next = !answered.isEnough()
                ? "cause"
                : before.filter(Rehearsal::isEnough).isPresent() ? "outcome" : "more";
        return "redirect:/rehearsal#" + next;
    }

    private Rehearsal read(Map<String, String> parameters, Optional<Rehearsal> before) {
        var form = new HashMap<>(causes.decided(parameters));
        if (form.containsKey("instead")) {
            form.put("track", form.get("instead"));
            form.remove("causeCode");
        }
        var told = causes.told(form, "told");
        form.put("told", told);
        if (form.containsKey("picture")) {
            form.remove("causeCode");
        }
        if (before.filter(kept -> kept.told().equals(Suggestions.told(told))).isEmpty()
                && Track.CIVIL.name().equals(form.get("track"))
                && form.getOrDefault("causeCode", "").isEmpty()) {
            // Only what was just told leads elsewhere: whoever chooses the suit all the same stays there.
            causes.clearlyMeant(told).ifPresent(track -> form.put("track", track.name()));
        }
        var read = view.settled(Rehearsal.of(form));
        // Asked for from now on: what was told already stands there to be changed.
        return read.isEnough() && !form.containsKey("amount") && !view.isOfProperty(read)
                ? read.withToldAmount()
                : read;
    }

    /** Where one comes to after logging in: on with it, where that was pressed before; else back to the answers. */
    @GetMapping("/filing")
    String back(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return RehearsalCookie.goesOn(request)
                ? file(actor, RehearsalCookie.of(request), request, response)
                : "redirect:/rehearsal#outcome";
    }

    /** A draft of what was answered, on this page too; what happened goes along for who reviews it. */
    @PostMapping("/filing")
    String file(
            Actor actor,
            @RequestParam Map<String, String> parameters,
            HttpServletRequest request,
            HttpServletResponse response) {
        var before = RehearsalCookie.of(request);
        return file(
                actor,
                parameters.containsKey("told") ? Optional.of(read(parameters, before)) : before,
                request,
                response);
    }

    private String file(
            Actor actor, Optional<Rehearsal> kept, HttpServletRequest request, HttpServletResponse response) {
        if (kept.filter(Rehearsal::isEnough).isEmpty()) {
            kept.ifPresent(answered -> RehearsalCookie.keep(answered, request, response));
            return "redirect:/rehearsal";
        }
        if (!kept.get().isAmountReadable()) {
            RehearsalCookie.keep(kept.get(), request, response);
            return "redirect:/rehearsal#more";
        }
        var rehearsal = view.settled(kept.get());
        var draft = causes.begun(view.draft(rehearsal), rehearsal.told());
        var filing = filings.begin(
                actor,
                rehearsal.isForMyself()
                        ? draft.edit()
                                .plaintiffs(holder.asParty(actor).stream().toList())
                                .draft()
                        : draft);
        causes.keep(filing.id(), rehearsal.form());
        RehearsalCookie.drop(request, response);
        return "redirect:/filings/" + filing.id();
    }
}
