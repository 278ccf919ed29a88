package org.lian.web.portal;

import static org.lian.web.portal.DraftQuestions.shown;
import static org.lian.web.portal.DraftQuestions.written;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.filing.Draft;
import org.lian.filing.Party;
import org.lian.filing.Party.Representative;
import org.lian.filing.Party.Representative.AgentKind;
import org.lian.filing.Party.Representative.Authority;
import org.lian.identity.Identifiers;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.WrittenNumber;

/** The question who the n-th party of a side is; the number after the last one adds a party. */
record PartyQuestion(Side side, int n) implements DraftQuestion {
    private static final Pattern RESIDENT_ID = Pattern.compile("\\d{17}[\\dX]");
    /** The first digit of a company's code, with which no identity card begins. */
    private static final String COMPANY = "9";

    private static final String ABROAD = "ABROAD";
    private static final String ELECTED = "YES";

    /** The one kind of agent who needs no mandate: parents and other guardians (民诉法 60). */
    private static final String STATUTORY = "STATUTORY";

    @Override
    public Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put("kind", "个人或者单位");
        labels.put("name", "姓名或者名称");
        labels.put("idType", "证件类型");
        labels.put("idNumber", "证件号码");
        labels.put("phone", "电话");
        labels.put("address", "住址或者住所");
        labels.put("foreignDomicile", "在中国没有住所");
        labels.put("region", "住所在香港、澳门或者台湾");
        labels.put("sex", "性别");
        labels.put("born", "出生日期");
        labels.put("ethnicity", "民族");
        labels.put("occupation", "职业");
        labels.put("workplace", "工作单位");
        labels.put("elected", "诉讼代表人");
        labels.put("legalRepresentative", "法定代表人");
        labels.put("position", "法定代表人的职务");
        labels.put("agent", "代理人");
        labels.put("agentKind", "代理人的身份");
        labels.put("relation", "监护人和当事人的关系");
        labels.put("authority", "代理权限");
        return labels;
    }

    @Override
    public Map<String, String> read(Draft draft) {
        var form = new LinkedHashMap<String, String>();
        labels().keySet().forEach(field -> form.put(field, ""));
        var parties = side.of(draft);
        if (n >= parties.size()) {
            return form;
        }
        var party = parties.get(n);
        form.put("kind", party.naturalPerson() ? "PERSON" : "ORGANISATION");
        form.put("name", shown(party.name()));
        form.put("idType", party.idType() == null ? "" : party.idType().name());
        form.put("idNumber", shown(party.idNumber()));
        form.put("phone", shown(party.phone()));
        form.put("address", shown(party.address()));
        form.put("foreignDomicile", party.livesAbroad() ? ABROAD : "");
        form.put("region", party.region() == null ? "" : party.region().name());
        form.put("elected", party.actsForAll() ? ELECTED : "");
        var personal = party.personal();
        if (personal != null) {
            form.put("sex", shown(personal.sex()));
            form.put("born", shown(personal.born()));
            form.put("ethnicity", shown(personal.ethnicity()));
            form.put("occupation", shown(personal.occupation()));
            form.put("workplace", shown(personal.workplace()));
        }
        legal(party).stream().findFirst().ifPresent(one -> {
            form.put("legalRepresentative", shown(one.name()));
            form.put("position", shown(one.position()));
        });
        agents(party).stream().findFirst().ifPresent(agent -> {
            form.put("agent", shown(agent.name()));
            form.put("agentKind", agentKind(agent));
            form.put("relation", shown(agent.relation()));
            form.put(
                    "authority",
                    agent.authority() == null ? "" : agent.authority().name());
        });
        return form;
    }

    private static List<Representative> legal(Party party) {
        return party.representedBy().stream()
                .filter(one -> one.kind() == Representative.Kind.LEGAL_REPRESENTATIVE)
                .toList();
    }

    private static List<Representative> agents(Party party) {
        return party.representedBy().stream()
                .filter(one -> one.kind() != Representative.Kind.LEGAL_REPRESENTATIVE)
                .toList();
    }

    private static String agentKind(Representative agent) {
        if (agent.kind() == Representative.Kind.STATUTORY) {
            return STATUTORY;
        }
        return agent.agentKind() == null ? "" : agent.agentKind().name();
    }

    @Override
    public Draft write(Draft draft, Map<String, String> form) {
        var parties = new ArrayList<>(side.of(draft));
        if (n > parties.size()) {
            throw Refusal.notFound("没有这一位当事人，可能已在别处删除");
        }
        var before = n < parties.size() ? parties.get(n) : null;
        var number = written(form.get("idNumber"));
        var party = new Party(
                Choices.of(Party.Kind.class, "kind", form.get("kind")),
                written(form.get("name")),
                number == null ? null : idType(form, number),
                number,
                written(form.get("phone")),
                written(form.get("address")),
                representatives(before, form),
                foreignDomicile(before, form),
                personal(before, form),
                Choices.of(Party.Region.class, "region", form.get("region")),
                ELECTED.equals(form.get("elected")) ? true : null);
        if (n < parties.size()) {
            parties.set(n, party);
        } else if (isWritten(form)) {
            parties.add(party);
        }
        return side.in(draft, parties);
    }

    /** A company's number beside 居民身份证, which stood there already, is its code; who runs a shop may give his own. */
    private static Party.@Nullable IdType idType(Map<String, String> form, String number) {
        var chosen = Choices.of(Party.IdType.class, "idType", form.get("idType"));
        var written = WrittenNumber.id(number);
        return chosen == Party.IdType.RESIDENT_ID
                        && "ORGANISATION".equals(form.get("kind"))
                        && (Identifiers.uscc(written).valid()
                                || written.startsWith(COMPANY)
                                || !RESIDENT_ID.matcher(written).matches())
                ? Party.IdType.USCC
                : chosen;
    }

    /** Asked of plaintiffs alone; nothing must be answered. */
    private Party.@Nullable Personal personal(@Nullable Party before, Map<String, String> form) {
        if (side != Side.PLAINTIFFS) {
            return before == null ? null : before.personal();
        }
        var personal = new Party.Personal(
                written(form.get("sex")),
                written(form.get("born")),
                written(form.get("ethnicity")),
                written(form.get("occupation")),
                written(form.get("workplace")));
        return personal.equals(new Party.Personal(null, null, null, null, null)) ? null : personal;
    }

    /** Not ticked is not answered; a no that came over the API stays. */
    private static @Nullable Boolean foreignDomicile(@Nullable Party before, Map<String, String> form) {
        var known = before == null ? null : before.foreignDomicile();
        if (ABROAD.equals(form.get("foreignDomicile"))) {
            return true;
        }
        return Boolean.FALSE.equals(known) ? false : null;
    }

    /** The page edits one 法定代表人 and one agent; further ones, written over the API, stay. */
    private static List<Representative> representatives(@Nullable Party before, Map<String, String> form) {
        var kept = new ArrayList<Representative>();
        // A person has none, whatever stood in the field before it was hidden.
        var legal = "PERSON".equals(form.get("kind")) ? null : written(form.get("legalRepresentative"));
        if (legal != null) {
            kept.add(new Representative(
                    Representative.Kind.LEGAL_REPRESENTATIVE,
                    legal,
                    null,
                    null,
                    null,
                    null,
                    written(form.get("position"))));
        }
        var agent = written(form.get("agent"));
        if (agent != null) {
            var statutory = STATUTORY.equals(form.get("agentKind"));
            kept.add(new Representative(
                    statutory ? Representative.Kind.STATUTORY : Representative.Kind.MANDATE,
                    agent,
                    statutory ? null : "SPECIAL".equals(form.get("authority")) ? Authority.SPECIAL : Authority.GENERAL,
                    null,
                    statutory ? null : Choices.of(AgentKind.class, "agentKind", form.get("agentKind")),
                    statutory ? written(form.get("relation")) : null,
                    null));
        }
        if (before != null) {
            agents(before).stream().skip(1).forEach(kept::add);
        }
        return kept;
    }

    private boolean isWritten(Map<String, String> form) {
        return labels().keySet().stream()
                .filter(field -> !List.of(
                                "kind",
                                "idType",
                                "agentKind",
                                "authority",
                                "foreignDomicile",
                                "region",
                                "sex",
                                "elected")
                        .contains(field))
                .anyMatch(field -> written(form.get(field)) != null);
    }

    /** What must be written, with the words for who left it empty; where the other side lives may be unknown. */
    Map<String, String> needed() {
        var name = "请填写姓名或者单位全称";
        return side == Side.PLAINTIFFS
                ? DraftQuestions.ordered("name", name, "address", "请填写住址，写到门牌号；没有固定住处的写现在住的地方，单位写营业执照上的住所")
                : Map.of("name", name);
    }

    @Override
    public List<Fault> missing(Map<String, String> form) {
        var faults = new ArrayList<>(DraftQuestions.required(form, needed()));
        if (written(form.get("agent")) != null) {
            faults.addAll(DraftQuestions.required(form, Map.of("agentKind", "请选择代理人的身份，不同身份要交的证明不一样")));
        }
        return faults;
    }

    @Override
    public String formField(String field) {
        if (field.equals(side.field())) {
            return "name";
        }
        var prefix = side.field() + "[" + n + "].";
        return field.startsWith(prefix) ? field.substring(prefix.length()) : field;
    }
}
