package org.lian.web.staff;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Assistance;
import org.lian.filing.AssistingCourts;
import org.lian.filing.Filings;
import org.lian.filing.Receipt;
import org.lian.reference.Court;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.web.Downloads;
import org.lian.web.FormAgain;
import org.lian.web.Minutes;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 跨域立案 at the court nearby: what waits, and the comparison of the originals. */
@Controller
@RequestMapping("/staff/assistance")
class AssistancePages {
    private final AssistingCourts assisting;
    private final Filings filings;
    private final WorkSheets sheets;

    AssistancePages(AssistingCourts assisting, Filings filings, WorkSheets sheets) {
        this.assisting = assisting;
        this.filings = filings;
        this.sheets = sheets;
    }

    /** A filing in the list. */
    record Row(String filing, String receipt, String competent, String at) {}

    @GetMapping
    ModelAndView list(Actor clerk) {
        return new ModelAndView(
                "staff/assistance",
                "rows",
                assisting.waiting(clerk).stream().map(AssistancePages::row).toList());
    }

    @GetMapping("/{id}")
    ModelAndView one(Actor clerk, @PathVariable FilingId id, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var filing = assisting.find(clerk, id);
        var check = assisting.of(id).map(Assistance::check).orElse(null);
        return new ModelAndView("staff/assistance-one")
                .addObject("filing", filing)
                .addObject(
                        "receipt",
                        Optional.ofNullable(filings.receipt(filing))
                                .map(Receipt::number)
                                .orElse(""))
                .addObject(
                        "competent",
                        Optional.ofNullable(filings.court(filing))
                                .map(Court::name)
                                .orElse(""))
                .addObject("parties", WorkSheets.parties(filing.draft(), filing.track()))
                .addObject("papers", sheets.papers(filing))
                .addObject("done", check == null ? null : Minutes.of(check.at()) + " 已经核对：" + said(check));
    }

    /** A material, to be held against its original. */
    @GetMapping("/{id}/materials/{material}")
    ResponseEntity<InputStreamResource> material(Actor clerk, @PathVariable FilingId id, @PathVariable UUID material) {
        return Downloads.attached(assisting.open(clerk, id, material));
    }

    @PostMapping("/{id}")
    ModelAndView compared(
            Actor clerk,
            @PathVariable FilingId id,
            @RequestParam(required = false) @Nullable Boolean agrees,
            @RequestParam(defaultValue = "") String remark,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            assisting.compared(clerk, id, agrees, remark);
        } catch (Refusal refusal) {
            FormAgain.require(refusal, response, Refusal.Kind.CONFLICT, Refusal.Kind.INVALID);
            return FormAgain.on(one(clerk, id, response), refusal)
                    .addObject("agrees", agrees)
                    .addObject("remark", remark);
        }
        next.addFlashAttribute("notice", "已经记下，审查的法院和申请人都能看到。");
        return new ModelAndView("redirect:/staff/assistance");
    }

    static String said(Assistance.Check check) {
        return check.agrees() ? "原件与网上提交的一致" : "原件与网上提交的不一致";
    }

    private static Row row(Assistance.Waiting one) {
        return new Row(one.filing().toString(), one.receipt(), one.competent().name(), Minutes.of(one.chosenAt()));
    }

    /** What is not there, or not for these eyes, is said on a page of the court. */
    @ExceptionHandler
    ModelAndView refused(Refusal refusal, HttpServletResponse response) {
        return CasePages.closed(refusal, response);
    }
}
