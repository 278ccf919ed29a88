package org.lian.process.filing;

import java.util.Map;
import java.util.stream.Collectors;
import org.lian.filing.Act;
import org.lian.filing.Acts;
import org.lian.filing.CourtActs;
import org.lian.filing.Filing;
import org.lian.filing.FilingFacts;
import org.lian.filing.FilingLifecycle;
import org.lian.filing.Party;
import org.lian.identity.Accounts;
import org.lian.journal.JournalEntry.Visibility;
import org.lian.process.SuitNumbers;
import org.lian.reference.Court;
import org.lian.reference.Courts;
import org.lian.rules.Decision;
import org.lian.rules.Decisions;
import org.lian.vocabulary.FilingId;
import org.springframework.stereotype.Component;

/** The rulings of 不予受理, with the number of the court's series and the remedy of the table refusal-form. */
@Component
public class Refusals {
    private static final String FORM = "refusal-form";

    private final CourtActs courtActs;
    private final Acts acts;
    private final Decisions decisions;
    private final CaseRegistration registration;
    private final SuitNumbers suits;
    private final FilingLifecycle filings;
    private final Accounts accounts;
    private final Courts courts;

    Refusals(
            CourtActs courtActs,
            Acts acts,
            Decisions decisions,
            CaseRegistration registration,
            SuitNumbers suits,
            FilingLifecycle filings,
            Accounts accounts,
            Courts courts) {
        this.courtActs = courtActs;
        this.acts = acts;
        this.decisions = decisions;
        this.registration = registration;
        this.suits = suits;
        this.filings = filings;
        this.accounts = accounts;
        this.courts = courts;
    }

    /** Issues the signed ruling; a repeated call changes nothing. */
    public void issue(FilingId id) {
        var signed = acts.last(id, Act.Kind.REFUSAL_SIGNATURE).orElseThrow();
        var filing = filings.filing(id);
        Forms forms = facts -> decisions.evaluate(FORM, facts, id, Visibility.PARTY);
        var form = forms.of(FilingFacts.of(filing));
        var number = suits.borne(filing).orElseGet(() -> registration.refuse(id));
        courtActs.refused(
                accounts.actorOf(signed.actor()),
                id,
                number.toString(),
                words(forms, form, filing, signed.words()),
                form.text("wording"));
    }

    /** The table of the forms of rulings, asked with the facts. */
    private interface Forms {
        Decision answer(Map<String, Object> facts);

        default Decision of(Map<String, Object> facts) {
            var form = answer(facts);
            form.only();
            return form;
        }
    }

    private Act.Words words(Forms forms, Decision form, Filing filing, Act.Words signed) {
        return signed.inDocument(
                        form.text("document"),
                        remedy(form, filing)
                                + remedyAbroad(forms, filing)
                                + filing.track().word("refusedAgain"))
                .within((int) form.number("remedyDays"));
    }

    /** Of several plaintiffs those without a domicile in the PRC have a period of their own (民诉法 286). */
    private static String remedyAbroad(Forms forms, Filing filing) {
        var plaintiffs = filing.draft().plaintiffs();
        var abroad = plaintiffs.stream().filter(Party::livesAbroad).toList();
        if (abroad.isEmpty() || abroad.size() == plaintiffs.size()) {
            return "";
        }
        var names = abroad.stream().map(Party::displayName).collect(Collectors.joining("、"));
        return "；其中在中华人民共和国领域内没有住所的" + names + "，期限为裁定书送达之日起 "
                + forms.of(FilingFacts.of(filing, true)).number("remedyDays") + " 日";
    }

    /** By name; a court whose superior no list names says what the law says. */
    private String upperCourt(Filing filing) {
        return courts.find(filing.court())
                .map(Court::parent)
                .filter(name -> !name.isEmpty())
                .orElse("上一级人民法院");
    }

    private String remedy(Decision form, Filing filing) {
        var days = form.number("remedyDays");
        var court = form.text("remedyCourt").equals("UPPER") ? upperCourt(filing) : "本院";
        return switch (form.text("remedyKind")) {
            case "APPEAL" -> "如不服本裁定，可以自裁定书送达之日起 " + days + " 日内向本院递交上诉状，上诉于" + court;
            case "RECONSIDERATION" ->
                "如不服本裁定，可以自裁定书送达之日起 " + days + " 日内向" + court + "申请复议"
                        // 民诉法 111, 反家庭暴力法 31: the court that ruled looks at it again once.
                        + (form.text("remedyCourt").equals("SAME") ? "一次" : "");
            default -> "可以另行起诉";
        };
    }
}
