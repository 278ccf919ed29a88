package org.lian.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Filings;
import org.lian.vocabulary.Refusal;
import org.lian.web.Yuan;
import org.lian.web.security.CurrentActor;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages for everybody: home, help, the fee look-up; nothing of it is stored. */
@Controller
class PublicPages {
    private static final int NEWEST = 3;
    private static final Map<String, String> FEE_CLASSES = new LinkedHashMap<>();

    static {
        FEE_CLASSES.put("PROPERTY", "财产案件（借款、赔偿等）");
        FEE_CLASSES.put("DIVORCE", "离婚案件");
        FEE_CLASSES.put("PERSONALITY_RIGHTS", "侵害姓名、名誉等人格权的案件");
        FEE_CLASSES.put("OTHER_NON_PROPERTY", "其他不涉及财产的案件");
        FEE_CLASSES.put("INTELLECTUAL_PROPERTY", "知识产权民事案件");
        FEE_CLASSES.put("LABOUR", "劳动争议案件");
        FEE_CLASSES.put("ADMINISTRATIVE", "行政案件");
        FEE_CLASSES.put("ENFORCEMENT", "申请执行");
        FEE_CLASSES.put("PRESERVATION", "申请保全");
        FEE_CLASSES.put("PAYMENT_ORDER", "申请支付令");
    }

    private final Filings filings;
    private final FilingCards cards;
    private final FeePreview fees;
    private final InForce inForce;
    private final KindsOnline kinds;

    PublicPages(Filings filings, FilingCards cards, FeePreview fees, InForce inForce, KindsOnline kinds) {
        this.filings = filings;
        this.cards = cards;
        this.fees = fees;
        this.inForce = inForce;
        this.kinds = kinds;
    }

    @GetMapping("/")
    String home(HttpServletRequest request, Model model) {
        inForce.show(model);
        model.addAttribute("kinds", kinds.all());
        var newest = CurrentActor.get().stream()
                .flatMap(actor -> filings.of(actor, null, NEWEST).stream())
                .filter(filing -> !filings.isUntouched(filing))
                .toList();
        model.addAttribute("filings", newest.stream().map(cards::of).toList());
        model.addAttribute("resume", cards.toResume(newest));
        return PortalFrames.isElder(request) ? "portal/home-elder" : "portal/home";
    }

    @GetMapping("/help")
    String help(Model model) {
        inForce.show(model);
        return "portal/help";
    }

    @GetMapping("/fees")
    String fees(
            @RequestParam(defaultValue = "PROPERTY") String feeClass,
            @RequestParam(required = false) @Nullable String amount,
            @RequestParam(defaultValue = "false") boolean simplified,
            Model model) {
        model.addAttribute("classes", FEE_CLASSES.entrySet());
        model.addAttribute("feeClass", feeClass);
        model.addAttribute("amount", amount);
        model.addAttribute("simplified", simplified);
        if (amount == null || !FEE_CLASSES.containsKey(feeClass)) {
            return "portal/fees";
        }
        try {
            var fen = Yuan.fen("amountFen", amount);
            if (fen != null) {
                model.addAttribute("capitals", Yuan.capitals(fen));
            }
            fees.show(feeClass, fen, simplified, model);
        } catch (Refusal unreadable) {
            model.addAttribute("faults", Faults.of("amount", unreadable.detail()));
        }
        return "portal/fees";
    }

    /** 长辈版 on and off: a cookie of one year, no session. */
    @GetMapping("/display")
    ResponseEntity<Void> display(
            @RequestParam(defaultValue = "off") String elder,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request) {
        var cookie = ResponseCookie.from(PortalFrames.ELDER, elder.equals("on") ? "on" : "off")
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, PortalFrames.local(back))
                .build();
    }
}
