package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.fees.DivorceProperty;
import org.lian.reference.Causes;
import org.lian.reference.Courts;
import org.lian.rules.Facts;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.springframework.stereotype.Component;

/**
 * The limits beyond which a draft cannot even be saved: unknown codes, impossible amounts, texts beyond their length.
 */
@Component
class DraftLimits {
    private static final long HIGHEST_AMOUNT_FEN = 100_000_000_000_000_000L;
    private static final int PARTIES = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\\n\\r\\t]]");
    private static final Set<String> CONFIDENTIALITY =
            Set.of("NONE", "STATE_SECRET", "TRADE_SECRET", "PRIVACY", "MINOR");

    private static final Set<String> SEXES = Set.of("男", "女");

    private final Courts courts;
    private final Causes causes;
    private final BusinessClock clock;

    DraftLimits(Courts courts, Causes causes, BusinessClock clock) {
        this.courts = courts;
        this.causes = causes;
        this.clock = clock;
    }

    /** The draft as it may be kept. */
    Draft kept(Draft written) {
        var draft = counted(written).plain();
        var faults = new ArrayList<Fault>();
        claims(written, draft.claimItems(), faults);
        var court = draft.courtCode();
        if (court != null && courts.find(new CourtCode(court)).isEmpty()) {
            faults.add(new Fault("courtCode", "COURT_UNKNOWN", "没有代字为“" + shown(court) + "”的法院，请从法院列表中选择"));
        }
        var cause = draft.causeCode();
        if (cause != null) {
            var found = causes.find(cause);
            if (found.isEmpty()) {
                faults.add(new Fault("causeCode", "CAUSE_UNKNOWN", "没有编号为“" + shown(cause) + "”的案由，请从案由列表中选择"));
            } else if (draft.track() != null && !found.get().belongsTo(draft.track())) {
                faults.add(new Fault(
                        "causeCode", "CAUSE_OF_OTHER_TRACK", "案由“" + found.get().name() + "”不属于所选的立案类型，请重新选择案由"));
            }
        }
        amount("claimAmountFen", draft.claimAmountFen() == null ? draft.claimsSum() : draft.claimAmountFen(), faults);
        if (draft.divorceProperty() != null) {
            faults.addAll(draft.divorceProperty().faults());
            amount(DivorceProperty.FIELD + ".totalFen", draft.divorceProperty().totalFen(), faults);
        }
        parties("plaintiffs", draft.plaintiffs(), faults);
        parties("defendants", draft.defendants(), faults);
        parties("thirdParties", draft.thirdParties(), faults);
        text("claims", draft.claims(), 10_000, faults);
        text("facts", draft.facts(), 100_000, faults);
        if (draft.serviceAddress() != null) {
            faults.addAll(faults(draft.serviceAddress()));
        }
        evidence(draft.evidence(), faults);
        var confidentiality = draft.confidentiality();
        if (confidentiality != null && !CONFIDENTIALITY.contains(confidentiality)) {
            faults.add(new Fault(
                    "confidentiality", "UNKNOWN_VALUE", "保密类型只能是 NONE、STATE_SECRET、TRADE_SECRET、PRIVACY 或 MINOR"));
        }
        if (draft.elements().size() > 100) {
            faults.add(new Fault("elements", "TOO_MANY", "要素最多 100 项，请合并后填写"));
        }
        draft.elements().forEach((name, value) -> {
            text("elements", name, 100, faults);
            text("elements." + shown(name), value, 5_000, faults);
        });
        draft.answers()
                .forEach((fact, answer) -> Facts.declared().fault(fact, answer).ifPresent(faults::add));
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return draft.claimAmountFen() == null && draft.claimsSum() != null
                ? draft.edit().claimAmountFen(draft.claimsSum()).draft()
                : draft;
    }

    /** What is too long for an address for service. */
    List<Fault> faults(ServiceAddress address) {
        var faults = new ArrayList<Fault>();
        text("serviceAddress.address", address.address(), 300, faults);
        text("serviceAddress.phone", address.phone(), 30, faults);
        text("serviceAddress.email", address.email(), 200, faults);
        return faults;
    }

    /** Interest that nobody counted yet runs up to today; what was counted stays as the filer read it. */
    private Draft counted(Draft written) {
        return written.claimItems().isEmpty()
                ? written
                : written.edit()
                        .claimItems(written.claimItems().stream()
                                .map(Claim::plain)
                                .map(Claim::inYuan)
                                .map(claim -> claim.isCounted() ? claim : claim.countedTo(clock.today()))
                                .toList())
                        .draft();
    }

    /** A text that says something else than the claims one by one would leave it open what is asked for. */
    private static void claims(Draft written, List<Claim> claims, List<Fault> faults) {
        if (!written.claimItems().isEmpty()
                && written.claims() != null
                && !written.claims().equals(Claim.text(written.claimItems()))
                && !written.claims().equals(Claim.text(claims))) {
            faults.add(new Fault("claims", "CONTRADICTS", "诉讼请求请只写一种：逐条写在 claimItems 的，不要同时写内容不同的 claims"));
        }
        if (claims.size() > Claim.MOST) {
            faults.add(new Fault("claimItems", "TOO_MANY", "诉讼请求最多 " + Claim.MOST + " 条，请合并后填写"));
            return;
        }
        for (var i = 0; i < claims.size(); i++) {
            text("claimItems[" + i + "].text", claims.get(i).text(), 2_000, faults);
            amount("claimItems[" + i + "].amountFen", claims.get(i).amountFen(), faults);
            details("claimItems[" + i + "].", claims.get(i), faults);
        }
    }

    /** What more a claim may say: of interest, of times to pay, of defendants and plaintiffs. */
    private static void details(String prefix, Claim claim, List<Fault> faults) {
        var interest = claim.interest();
        if (interest != null) {
            amount(prefix + "interest.baseFen", interest.baseFen(), faults);
            text(prefix + "interest.rate", interest.rate(), 100, faults);
            day(prefix + "interest.from", interest.from(), faults);
        }
        if (claim.foreign() != null) {
            faults.addAll(claim.foreign().faults(prefix + "foreign."));
        }
        var periodic = claim.periodic();
        if (periodic != null) {
            amount(prefix + "periodic.eachFen", periodic.eachFen(), faults);
            text(prefix + "periodic.until", periodic.until(), 100, faults);
            day(prefix + "periodic.from", periodic.from(), faults);
        }
        if (claim.against().size() > PARTIES || claim.by().size() > PARTIES) {
            faults.add(new Fault(prefix + "against", "TOO_MANY", "同一方当事人最多 " + PARTIES + " 人"));
        }
        claim.against().forEach(one -> text(prefix + "against", one.name(), 200, faults));
        claim.by().forEach(name -> text(prefix + "by", name, 200, faults));
    }

    private static void day(String field, @Nullable String written, List<Fault> faults) {
        if (FilingFacts.isWritten(written) && Interest.day(written).isEmpty()) {
            faults.add(new Fault(field, "DATE_UNREADABLE", "日期请写成 2026-01-01 这样"));
        }
    }

    private static void amount(String field, @Nullable Long fen, List<Fault> faults) {
        if (fen != null && (fen < 0 || fen > HIGHEST_AMOUNT_FEN)) {
            faults.add(new Fault(field, "AMOUNT_OUT_OF_RANGE", "金额须在 0 元至一千万亿元之间，请核对后重新填写"));
        }
    }

    private static void parties(String field, List<Party> parties, List<Fault> faults) {
        if (parties.size() > PARTIES) {
            faults.add(new Fault(field, "TOO_MANY", "同一方当事人最多 " + PARTIES + " 人，人数更多的请到诉讼服务中心办理"));
            return;
        }
        for (var i = 0; i < parties.size(); i++) {
            var party = parties.get(i);
            var prefix = field + "[" + i + "].";
            text(prefix + "name", party.name(), 200, faults);
            text(prefix + "idNumber", party.idNumber(), 50, faults);
            text(prefix + "phone", party.phone(), 30, faults);
            text(prefix + "address", party.address(), 300, faults);
            personal(prefix, party.personal(), faults);
            if (party.representedBy().size() > 10) {
                faults.add(new Fault(prefix + "representedBy", "TOO_MANY", "代理人和代表人合计最多 10 人"));
            }
            for (var j = 0; j < party.representedBy().size(); j++) {
                var representative = party.representedBy().get(j);
                text(prefix + "representedBy[" + j + "].name", representative.name(), 200, faults);
                text(prefix + "representedBy[" + j + "].relation", representative.relation(), 20, faults);
                text(prefix + "representedBy[" + j + "].position", representative.position(), 50, faults);
                text(prefix + "representedBy[" + j + "].materialId", representative.materialId(), 100, faults);
            }
        }
    }

    private static void personal(String prefix, Party.@Nullable Personal personal, List<Fault> faults) {
        if (personal == null) {
            return;
        }
        if (personal.sex() != null && !SEXES.contains(personal.sex())) {
            faults.add(new Fault(prefix + "personal.sex", "UNKNOWN_VALUE", "性别请填写男或者女，不想填写的可以空着"));
        }
        text(prefix + "personal.born", personal.born(), 30, faults);
        text(prefix + "personal.ethnicity", personal.ethnicity(), 30, faults);
        text(prefix + "personal.occupation", personal.occupation(), 50, faults);
        text(prefix + "personal.workplace", personal.workplace(), 100, faults);
    }

    private static void evidence(@Nullable Evidence evidence, List<Fault> faults) {
        if (evidence == null) {
            return;
        }
        for (var i = 0; i < evidence.notes().size(); i++) {
            text("evidence.notes[" + i + "].proves", evidence.notes().get(i).proves(), 500, faults);
            text("evidence.notes[" + i + "].source", evidence.notes().get(i).source(), 200, faults);
        }
        if (evidence.witnesses().size() > Evidence.WITNESSES) {
            faults.add(new Fault("evidence.witnesses", "TOO_MANY", "证人最多 " + Evidence.WITNESSES + " 人"));
        }
        for (var i = 0; i < evidence.witnesses().size(); i++) {
            text(
                    "evidence.witnesses[" + i + "].name",
                    evidence.witnesses().get(i).name(),
                    200,
                    faults);
            text(
                    "evidence.witnesses[" + i + "].address",
                    evidence.witnesses().get(i).address(),
                    300,
                    faults);
        }
    }

    private static void text(String field, @Nullable String value, int longest, List<Fault> faults) {
        if (value == null) {
            return;
        }
        if (value.length() > longest) {
            faults.add(new Fault(field, "TOO_LONG", "最多 " + longest + " 字，现有 " + value.length() + " 字，请精简或作为材料上传"));
        }
        if (UNPRINTABLE.matcher(value).find()) {
            faults.add(new Fault(field, "UNPRINTABLE", "含有无法显示的控制字符，请删除后重新填写"));
        }
    }

    private static String shown(String value) {
        var clean = UNPRINTABLE.matcher(value).replaceAll("");
        return clean.length() > 20 ? clean.substring(0, 20) + "…" : clean;
    }
}
