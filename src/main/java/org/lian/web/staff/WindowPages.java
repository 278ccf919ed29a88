package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lian.clock.CourtTime;
import org.lian.filing.Filing;
import org.lian.filing.FilingStatus;
import org.lian.filing.Filings;
import org.lian.filing.RequiredMaterials;
import org.lian.filing.Standing;
import org.lian.filing.WindowEntries;
import org.lian.filing.WindowOffice;
import org.lian.identity.Account;
import org.lian.identity.Accounts;
import org.lian.identity.Recovery;
import org.lian.identity.WindowPhones;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 窗口立案: a clerk takes down what a person at the window says, on the person's own pages. */
@Controller
class WindowPages {
    private final WindowEntries entries;
    private final Filings filings;
    private final Accounts accounts;
    private final Recovery recovery;
    private final WindowOffice office;
    private final WindowPhones phones;

    WindowPages(
            WindowEntries entries,
            Filings filings,
            Accounts accounts,
            Recovery recovery,
            WindowOffice office,
            WindowPhones phones) {
        this.phones = phones;
        this.entries = entries;
        this.filings = filings;
        this.accounts = accounts;
        this.recovery = recovery;
        this.office = office;
    }

    /** One that was entered, in the list. */
    record Entered(String id, String title, String state, String day, boolean left) {}

    /**
     * The person who stands here, as it was typed.
     *
     * @param standing on what ground
     * @param track what is wanted
     * @param court at which
     * @param compared whether the paper was held against the name
     * @param another whether it is begun beside one that is not finished
     */
    record Person(
            String name,
            String idType,
            String idNumber,
            String phone,
            boolean noPhone,
            String standing,
            String track,
            String court,
            boolean compared,
            boolean another) {}

    @GetMapping("/staff/window")
    ModelAndView window(Actor clerk, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        return form(
                clerk,
                new Person(
                        "", "RESIDENT_ID", "", "", false, Standing.SELF.name(), Track.CIVIL.name(), "", false, false));
    }

    /** Begins a filing of the person who stands here, or only lists the papers for it. */
    @PostMapping("/staff/window")
    ModelAndView begin(
            Actor clerk,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String idType,
            @RequestParam(defaultValue = "") String idNumber,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(defaultValue = "false") boolean noPhone,
            @RequestParam(defaultValue = "false") boolean compared,
            @RequestParam(defaultValue = "false") boolean another,
            @RequestParam(defaultValue = "SELF") String standing,
            @RequestParam(defaultValue = "") String track,
            @RequestParam(defaultValue = "") String court,
            @RequestParam(defaultValue = "false") boolean papers,
            HttpServletResponse response) {
        var typed = new Person(name, idType, idNumber, phone, noPhone, standing, track, court, compared, another);
        if (papers) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return form(clerk, typed);
        }
        try {
            if (entries.courts(clerk).stream()
                    .noneMatch(one -> one.code().value().equals(court))) {
                throw Refusal.invalid("court", "UNKNOWN", "请选择您自己的法院");
            }
            var wanted = track(track).orElseThrow(() -> Refusal.invalid("track", "UNKNOWN", "请选择到场的人要办什么"));
            var ground = standing(standing).orElseThrow(() -> Refusal.invalid("standing", "UNKNOWN", "请选择到场的是谁"));
            var unfinished = another
                    ? List.<Filing>of()
                    : entries.unfinished(clerk, name, idType, idNumber, new CourtCode(court)).stream()
                            .filter(filing -> filing.track() == wanted)
                            .toList();
            if (!unfinished.isEmpty()) {
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                return form(clerk, typed).addObject("unfinished", entered(unfinished));
            }
            var person = accounts.openAtWindow(clerk, name, idType, idNumber, noPhone ? "" : phone, noPhone, compared);
            return new ModelAndView("redirect:/staff/window/" + entries.begin(clerk, person, ground, wanted, court));
        } catch (Refusal refusal) {
            FormAgain.require(refusal, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            return FormAgain.listed(form(clerk, typed), refusal)
                    .addObject("otherName", refusal.faults().stream().anyMatch(fault -> fault.code()
                            .equals(Accounts.OTHER_NAME)));
        }
    }

    private Optional<Track> track(String name) {
        return entries.tracks().stream().filter(one -> one.name().equals(name)).findFirst();
    }

    private static Optional<Standing> standing(String name) {
        return Stream.of(Standing.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private ModelAndView form(Actor clerk, Person person) {
        var courts = entries.courts(clerk);
        var wanted = track(person.track()).orElse(Track.CIVIL);
        var ground = standing(person.standing()).orElse(Standing.SELF);
        var entered = entered(entries.of(clerk)).stream().collect(Collectors.partitioningBy(Entered::left));
        return new ModelAndView("staff/window")
                .addObject("courts", courts)
                .addObject("asks", wanted.label() + "，" + ground.label())
                .addObject(
                        "papers",
                        courts.isEmpty()
                                ? List.of()
                                : entries
                                        .papers(
                                                ground,
                                                wanted,
                                                courts.get(0).code().value())
                                        .stream()
                                        .map(item -> Paper.of(item, false))
                                        .toList())
                .addObject("entered", entered.get(false))
                .addObject("left", entered.get(true))
                .addObject("recovers", recovery.offered())
                .addObject("tracks", entries.tracks())
                .addObject("standings", Standing.values())
                .addObject("person", person);
    }

    private List<Entered> entered(List<Filing> filings) {
        var presences = entries.presences(filings.stream().map(Filing::id).toList());
        return filings.stream()
                .map(filing -> {
                    var presence = presences.get(filing.id());
                    return new Entered(
                            filing.id().toString(),
                            title(filing),
                            filing.statusText(),
                            presence == null ? "" : CourtTime.DAY.format(presence.day()),
                            filing.status() == FilingStatus.DRAFT && presence != null && presence.left());
                })
                .toList();
    }

    /** A draft in which no party is named yet carries the name that was given at the beginning. */
    private String title(Filing filing) {
        return filing.draft().plaintiffs().isEmpty()
                ? person(filing) + "，" + filing.track().label()
                : filing.heading();
    }

    private String person(Filing filing) {
        return accounts.find(filing.ownerId()).map(Account::name).orElse("");
    }

    /** One thing that is to be entered before the record is printed, with the page for it. */
    record ToEnter(String name, String path) {}

    @GetMapping("/staff/window/{id}")
    ModelAndView one(Actor clerk, @PathVariable FilingId id, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = entries.find(clerk, id);
        var receipt = filings.receipt(filing);
        var papers = papers(filing);
        return new ModelAndView("staff/window-entry")
                .addObject("filing", filing)
                .addObject("filingId", filing.id().toString())
                .addObject("person", person(filing))
                .addObject("standing", entries.standing(filing))
                .addObject("papers", papers)
                .addObject(
                        "lacking",
                        papers.stream()
                                .filter(paper -> paper.needed() && !paper.there())
                                .map(Paper::name)
                                .collect(Collectors.joining("、")))
                .addObject("bringsPaper", entries.bringsPaper(filing))
                .addObject("otherForms", entries.otherForms(filing))
                .addObject("sheet", entries.sheet(filing))
                .addObject(
                        "missing",
                        entries.missingPleading(filing, filings.materials(filing))
                                .orElse(""))
                .addObject("electronic", filings.offersElectronicService(filing))
                .addObject(
                        "reachable",
                        accounts.find(filing.ownerId()).filter(recovery::opens).isPresent())
                .addObject(
                        "telephone",
                        accounts.find(filing.ownerId()).flatMap(phones::of).orElse(null))
                .addObject(
                        "printable",
                        receipt != null
                                && entries.personOf(clerk, filing.id(), false).isPresent())
                .addObject(
                        "toEnter",
                        entries.notEntered(filing).stream()
                                .map(one -> new ToEnter(one.name(), page(filing, one.field())))
                                .toList())
                .addObject(
                        "unsaid",
                        entries.unsaid(filing)
                                .map(one -> new ToEnter(one.text(), page(filing, one.field())))
                                .orElse(null))
                .addObject("office", office.contact(filing))
                .addObject(
                        "due",
                        filing.status() == FilingStatus.UNDER_REVIEW
                                ? Optional.ofNullable(filing.dueAt())
                                        .map(due -> CourtTime.DAY.format(due.minusMillis(1)))
                                        .orElse("")
                                : "")
                .addObject("reviewed", filing.status() == FilingStatus.UNDER_REVIEW)
                .addObject("draft", filing.status() == FilingStatus.DRAFT)
                .addObject("open", entries.personOf(clerk, filing.id(), true).isPresent())
                .addObject("waits", waits(filing))
                .addObject("receipt", receipt == null ? null : receipt.number());
    }

    /**
     * A paper that is asked for.
     *
     * @param needed whether nothing else may stand for it
     * @param there whether it was scanned
     */
    record Paper(String name, String alternative, boolean needed, boolean there) {
        private static Paper of(RequiredMaterials.Item item, boolean there) {
            return new Paper(item.name(), item.alternative(), !item.isAdvisable() && !item.isReplaceable(), there);
        }
    }

    private List<Paper> papers(Filing filing) {
        var handedIn = filings.materials(filing).stream()
                .map(material -> material.kind().name())
                .collect(Collectors.toSet());
        return entries.papers(filing).stream()
                .map(item -> Paper.of(item, item.isIn(filing.draft(), handedIn)))
                .toList();
    }

    /** The person's page on which a field of the draft is entered. */
    private static String page(Filing filing, String field) {
        var slug =
                switch (field) {
                    case "plaintiffs" -> "parties/plaintiffs";
                    case "claims", "facts" -> "questions/claims";
                    case "serviceAddress" -> "questions/service-address";
                    default -> field.replaceAll("plaintiffs\\[(\\d+)]", "parties/plaintiffs/$1");
                };
        return "/filings/" + filing.id() + "/" + slug;
    }

    private static boolean waits(Filing filing) {
        return filing.status() == FilingStatus.DRAFT || filing.status() == FilingStatus.CORRECTION_REQUIRED;
    }

    /** The person is here again, before this clerk. */
    @PostMapping("/staff/window/{id}")
    String takeUp(Actor clerk, @PathVariable FilingId id) {
        entries.takeUp(clerk, id);
        return "redirect:/staff/window/" + id;
    }

    /** The person leaves before it is handed in. */
    @PostMapping("/staff/window/{id}/departure")
    String leave(Actor clerk, @PathVariable FilingId id) {
        entries.leave(clerk, id);
        return "redirect:/staff/window";
    }

    /** Whether the person speaks, or brought a paper of his own. */
    @PostMapping("/staff/window/{id}/pleading")
    ModelAndView pleading(
            Actor clerk,
            @PathVariable FilingId id,
            @RequestParam(defaultValue = "") String pleading,
            HttpServletResponse response) {
        try {
            entries.choosePleading(clerk, id, pleading);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.INVALID, Refusal.Kind.CONFLICT);
            return one(clerk, id, response).addObject("refused", refusal.detail());
        }
        return new ModelAndView("redirect:/staff/window/" + id);
    }

    /** 笔录 of what the person said, to be read out and signed; what cannot be printed yet leads to what is missing. */
    @GetMapping("/staff/window/{id}/record")
    Object record(Actor clerk, @PathVariable FilingId id, HttpServletResponse response) {
        try {
            return Downloads.paper("窗口笔录", entries.record(clerk, id));
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT);
            return one(clerk, id, response).addObject("tooEarly", refusal.detail());
        }
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return CasePages.closed(refusal, response);
    }
}
