package org.lian.web.portal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.fees.DivorceProperty;
import org.lian.fees.DivorceProperty.Extent;
import org.lian.filing.Draft;
import org.lian.filing.Party;
import org.lian.filing.ServiceAddress;
import org.lian.vocabulary.Refusal.Fault;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenSum;
import org.lian.web.Yuan;

/** The questions that are asked once; those about a party are {@link PartyQuestion}s. */
enum DraftQuestions implements DraftQuestion {
    COURT("court") {
        @Override
        public Map<String, String> labels() {
            return Map.of("courtCode", "法院");
        }

        @Override
        public Map<String, String> read(Draft draft) {
            return Map.of("courtCode", shown(draft.courtCode()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            return draft.edit().courtCode(written(form.get("courtCode"))).draft();
        }

        @Override
        public List<Fault> missing(Map<String, String> form) {
            return required(form, Map.of("courtCode", "请选择一个法院"));
        }
    },
    CAUSE("cause") {
        @Override
        public Map<String, String> labels() {
            return Map.of("causeCode", "案由");
        }

        @Override
        public Map<String, String> read(Draft draft) {
            return Map.of("causeCode", shown(draft.causeCode()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            return draft.edit().causeCode(written(form.get("causeCode"))).draft();
        }

        @Override
        public List<Fault> missing(Map<String, String> form) {
            return required(form, Map.of("causeCode", "请选择一个最接近的案由"));
        }
    },
    CLAIMS("claims") {
        @Override
        public Map<String, String> labels() {
            var labels = ClaimRows.labels();
            labels.put("facts", "事实和理由");
            labels.putAll(ElementFields.labels());
            return labels;
        }

        @Override
        public Map<String, String> read(Draft draft) {
            var form = ClaimRows.read(draft);
            form.put("facts", shown(draft.facts()));
            form.putAll(ElementFields.read(draft));
            return form;
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            var facts = draft.edit()
                    .facts(written(form.get("facts")))
                    .elements(ElementFields.written(draft, form))
                    .draft();
            var claims = ClaimTicks.with(ClaimRows.written(draft, form), draft, form);
            if (claims.equals(draft.claimList())) {
                return facts;
            }
            var answered = facts.edit().claimItems(claims).draft();
            // The whole follows its parts until somebody says otherwise; what was told before there were any is no such
            // word.
            var follows = Objects.equals(draft.claimAmountFen(), draft.claimsSum())
                    || draft.claimList().isEmpty() && answered.claimsSum() != null;
            return follows ? answered.edit().claimAmountFen(null).draft() : answered;
        }

        @Override
        public List<Fault> missing(Map<String, String> form) {
            var faults = new ArrayList<>(ClaimRows.missing(form));
            faults.addAll(required(form, Map.of("facts", "请写明事实和理由")));
            return faults;
        }
    },
    AMOUNT("amount") {
        @Override
        public Map<String, String> labels() {
            return Map.of("claimAmountFen", "请求的金额（元）");
        }

        @Override
        public Map<String, String> read(Draft draft) {
            return Map.of("claimAmountFen", Yuan.text(draft.claimAmountFen()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            return draft.edit()
                    .claimAmountFen(Yuan.fen("claimAmountFen", form.get("claimAmountFen")))
                    .draft();
        }
    },
    /** Asked in the place of {@link #AMOUNT} where the property that is divided measures the fee. */
    PROPERTY("property") {
        @Override
        public Map<String, String> labels() {
            return ordered(EXTENT, "这次要分的财产", TOTAL, "要分的财产的总价（元）");
        }

        @Override
        public Map<String, String> read(Draft draft) {
            var property = draft.divorceProperty();
            var extent = property == null ? null : property.extent();
            return ordered(
                    EXTENT,
                    extent == null ? "" : extent.name(),
                    TOTAL,
                    Yuan.text(property == null ? null : property.totalFen()));
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            var extent = Choices.of(Extent.class, EXTENT, form.get(EXTENT));
            return draft.edit()
                    .divorceProperty(
                            extent == null
                                    ? null
                                    : new DivorceProperty(
                                            extent,
                                            // A total beside another answer is what was typed before.
                                            extent == Extent.KNOWN ? total(form.get(TOTAL)) : null))
                    .draft();
        }

        /** About is enough here: 大概120万 is 1200000. */
        private @Nullable Long total(@Nullable String written) {
            return WrittenSum.about(written == null ? "" : written).orElseGet(() -> Yuan.fen(TOTAL, written));
        }

        @Override
        public List<Fault> missing(Map<String, String> form) {
            return Extent.KNOWN.name().equals(form.get(EXTENT))
                    ? required(form, Map.of(TOTAL, "请填写大概的总价；不知道的，选“还不清楚”"))
                    : required(form, Map.of(EXTENT, "请选择一项；不知道值多少的，选“还不清楚”"));
        }
    },
    PROCEDURE("procedure") {
        @Override
        public Map<String, String> labels() {
            return Map.of("procedure", "希望适用的程序");
        }

        @Override
        public Map<String, String> read(Draft draft) {
            var procedure = draft.procedure();
            return Map.of("procedure", procedure == null ? "" : procedure.name());
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            return draft.edit()
                    .procedure(Choices.of(Draft.Procedure.class, "procedure", form.get("procedure")))
                    .draft();
        }
    },
    SERVICE_ADDRESS("service-address") {
        @Override
        public Map<String, String> labels() {
            var labels = ordered("serviceAddress.address", "收件地址", "serviceAddress.phone", "联系电话");
            labels.put("serviceAddress.electronic", "同意电子送达");
            labels.put("serviceAddress.email", "电子邮箱");
            return labels;
        }

        @Override
        public Map<String, String> read(Draft draft) {
            var address = draft.serviceAddress();
            var own = draft.plaintiffs().stream().findFirst();
            // What was typed for the party stands there until another is given.
            var form = ordered(
                    "serviceAddress.address",
                            shown(address == null ? own.map(Party::address).orElse(null) : address.address()),
                    "serviceAddress.phone",
                            shown(address == null ? own.map(Party::phone).orElse(null) : address.phone()));
            var electronic = address == null ? null : address.electronic();
            form.put("serviceAddress.electronic", electronic == null ? "" : electronic.toString());
            form.put("serviceAddress.email", address == null ? "" : shown(address.email()));
            return form;
        }

        @Override
        public Draft write(Draft draft, Map<String, String> form) {
            var empty = labels().keySet().stream().allMatch(field -> written(form.get(field)) == null);
            return draft.edit()
                    .serviceAddress(
                            empty
                                    ? null
                                    : new ServiceAddress(
                                            written(form.get("serviceAddress.address")),
                                            written(form.get("serviceAddress.phone")),
                                            agreed(form.get("serviceAddress.electronic")),
                                            written(form.get("serviceAddress.email"))))
                    .draft();
        }

        @Override
        public List<Fault> missing(Map<String, String> form) {
            var faults = new ArrayList<>(required(form, Map.of("serviceAddress.address", "请填写收件地址")));
            if (!isPhoneless(form)) {
                faults.addAll(required(form, Map.of(PHONE, "请填写联系电话")));
            }
            // 民诉法 90: electronic service needs a yes; no answer is no consent, so it is asked for.
            faults.addAll(required(form, Map.of("serviceAddress.electronic", "请选择是否同意电子送达")));
            Stream.ofNullable(write(Draft.of(Track.CIVIL, null), form).serviceAddress())
                    .flatMap(address -> address.unreachable().stream())
                    .forEach(faults::add);
            return faults;
        }
    };

    static final String EXTENT = DivorceProperty.FIELD + ".extent";
    static final String PHONE = "serviceAddress.phone";
    static final String TOTAL = DivorceProperty.FIELD + ".totalFen";

    private final String slug;

    DraftQuestions(String slug) {
        this.slug = slug;
    }

    String slug() {
        return slug;
    }

    /** Whether it was said at the window that there is no telephone. */
    static boolean isPhoneless(Map<String, String> form) {
        return form.getOrDefault("serviceAddress.noPhone", "").equals("true");
    }

    static Optional<DraftQuestions> find(String slug) {
        for (var question : values()) {
            if (question.slug.equals(slug)) {
                return Optional.of(question);
            }
        }
        return Optional.empty();
    }

    static String shown(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** A browser sends line ends as CR LF, and empty fields as empty texts. */
    static @Nullable String written(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace("\r\n", "\n");
    }

    /** No answer is neither a yes nor a no. */
    private static @Nullable Boolean agreed(@Nullable String answer) {
        return written(answer) == null ? null : Boolean.valueOf(answer);
    }

    static List<Fault> required(Map<String, String> form, Map<String, String> messages) {
        return messages.entrySet().stream()
                .filter(entry -> written(form.get(entry.getKey())) == null)
                .map(entry -> new Fault(entry.getKey(), "MISSING", entry.getValue()))
                .toList();
    }

    static Map<String, String> ordered(String key, String value, String otherKey, String otherValue) {
        var map = new LinkedHashMap<String, String>();
        map.put(key, value);
        map.put(otherKey, otherValue);
        return map;
    }
}
