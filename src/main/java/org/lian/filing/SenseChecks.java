package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Causes;
import org.lian.reference.CourtPlaces;
import org.lian.reference.SenseWords;
import org.lian.reference.SenseWords.Sense;
import org.lian.vocabulary.Fen;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenSum;
import org.springframework.stereotype.Component;

/**
 * The checks whether what was written makes sense, not only whether something was: what a reviewer would otherwise send
 * back by the catalogue of corrections is said while it costs a minute. Doubts only; whoever is right files as it is.
 */
@Component
class SenseChecks {
    /** A claimant without a telephone. */
    static final String NO_PHONE = "PLAINTIFF_PHONE_MISSING";

    private static final String MORE = "。写对了的，照样可以提交";
    private static final String ABUSE = "最高人民法院关于适用民事诉讼法的解释第二百一十条";
    private static final int SHORTEST_FACTS = 15;
    private static final int SHORTEST_CLAIM = 4;
    private static final int SHORTEST_FIRM = 5;
    private static final long SMALL_FEN = 1_000;

    /** A mobile number, one of a house with its area, or one with a country in front; 400 and 95 are of firms. */
    private static final Pattern PHONE = Pattern.compile(
            "1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}(-\\d{1,6})?|\\(0\\d{2,3}\\)\\d{7,8}|[48]00-?\\d{3}-?\\d{4}"
                    + "|9[56]\\d{3,6}|[2-8]\\d{6,7}|\\+(?!86)\\d{7,15}|00\\d{7,15}|[1-9]\\d{4,7}(-\\d{1,6})?");

    /** Two numbers are as good as one. */
    private static final Pattern MOBILE_AMONG = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");

    private static final Pattern DIVISION = Pattern.compile("\\p{IsHan}{1,}(省|自治区|市|自治州|州|地区|盟|区|县|旗)");
    private static final Pattern VAGUE_PLACE = SenseWords.any(Sense.VAGUE_PLACE);

    /** Names of people by what they do, or by half. */
    private static final Pattern NO_NAME = SenseWords.any(Sense.NO_NAME);

    /** The surnames of nearly everybody who has a name of two or three characters. */
    private static final Pattern NAME = Pattern.compile("\\p{IsHan}{2,3}");

    private static final Pattern SURNAME = SenseWords.any(Sense.SURNAME);

    private static final Pattern ASKS = SenseWords.any(Sense.ASKS);
    private static final Pattern ASKS_MONEY = SenseWords.any(Sense.ASKS_MONEY);
    private static final Pattern BOUNDLESS = SenseWords.any(Sense.BOUNDLESS);
    private static final Pattern ASKS_NO_SUM = SenseWords.any(Sense.ASKS_NO_SUM);
    private static final Pattern ABUSIVE = SenseWords.any(Sense.ABUSIVE);

    /** What is paid each month, and what a divided property is worth, are no sum that is claimed. */
    private static final Pattern OF_ANOTHER_MEASURE = Pattern.compile("每个?月|按月|每年|分割");

    /** 第一级、第二级案由 are headings: of all of them there are causes below. */
    private static final int LEVELS_OF_HEADINGS = 2;

    private final CourtPlaces places;
    private final Causes causes;
    private final CauseTellings tellings;

    SenseChecks(CourtPlaces places, Causes causes, CauseTellings tellings) {
        this.places = places;
        this.causes = causes;
        this.tellings = tellings;
    }

    /** The doubts about a draft, in the order of its questions. */
    List<Finding> of(Filing filing) {
        var draft = filing.draft();
        var track = filing.track();
        var found = new ArrayList<Finding>();
        plaintiffs(found, draft.plaintiffs(), track);
        for (var i = 0; i < draft.defendants().size(); i++) {
            defendant(found, "defendants[" + i + "].", draft.defendants().get(i), track);
        }
        if (track == Track.CIVIL || track == Track.COUNTERCLAIM) {
            Optional.ofNullable(draft.causeCode())
                    .flatMap(causes::find)
                    .filter(cause -> cause.path().size() <= LEVELS_OF_HEADINGS)
                    .ifPresent(cause -> found.add(Finding.warning(
                            "causeCode",
                            "CAUSE_TOO_GENERAL",
                            "“" + cause.name() + "”是一类案由的总称，下面还有具体的案由：请选最贴近的一个；都不贴近的，照样可以提交，由法院确定",
                            "民事案件案由规定")));
            claims(found, draft, track);
            words(found, draft);
        }
        var telling = tellings.of(filing.id()).map(CauseTellings.Telling::told).orElse("");
        found.addAll(ForgottenClaims.of(draft, track, telling));
        found.addAll(ClaimBlanks.of(draft, track));
        found.addAll(ToldViolence.of(draft, track, telling));
        found.addAll(InterestCap.of(draft, track));
        found.addAll(OtherHeirs.of(draft, track));
        service(found, draft.serviceAddress());
        found.addAll(Whereabouts.told(draft, track));
        return found;
    }

    private void plaintiffs(List<Finding> found, List<Party> plaintiffs, Track track) {
        var basis = track.word("contentsBasis");
        for (var i = 0; i < plaintiffs.size(); i++) {
            var party = plaintiffs.get(i);
            var field = "plaintiffs[" + i + "].";
            if (track.hidesClaimant()) {
                reachable(found, field, party, track);
                continue;
            }
            if (!FilingFacts.isWritten(party.address())) {
                found.add(Finding.warning(
                        field + "address",
                        "PLAINTIFF_ADDRESS_MISSING",
                        "没有写" + whose(party, track.claimant()) + "的住址，" + track.word("paper") + "里应当写明，不写会被要求补正",
                        basis));
            } else if (!elsewhere(party)) {
                address(party.address(), true)
                        .ifPresent(
                                text -> found.add(Finding.warning(field + "address", "ADDRESS_DOUBTFUL", text, basis)));
            }
            if (!FilingFacts.isWritten(party.phone())) {
                found.add(Finding.warning(
                        field + "phone",
                        NO_PHONE,
                        "没有写" + whose(party, track.claimant()) + "的电话，法院找不到人，不写会被要求补正",
                        basis));
            } else {
                phone(found, field + "phone", party);
            }
        }
    }

    /** Who hides need not say where; a number that rings is all that helps the court to reach her. */
    private static void reachable(List<Finding> found, String field, Party party, Track track) {
        if (FilingFacts.isWritten(party.phone())) {
            phone(found, field + "phone", party);
        } else {
            found.add(Finding.warning(
                    field + "phone",
                    NO_PHONE,
                    "没有写" + whose(party, track.claimant()) + "的电话，法院不容易马上找到人。" + track.word("addressHiddenHint"),
                    null));
        }
    }

    private void defendant(List<Finding> found, String field, Party party, Track track) {
        var basis = track.word("respondentAddressBasis");
        var name = party.name();
        if (FilingFacts.isWritten(name)
                && name != null
                && (party.naturalPerson()
                        ? isNoName(name.strip())
                        : name.strip().length() < SHORTEST_FIRM)) {
            found.add(Finding.warning(
                    field + "name",
                    "DEFENDANT_NAME_DOUBTFUL",
                    "“" + name.strip() + "”不像身份证上的姓名或者单位的全称，法院认不出是谁。不知道真名的，看这一位那一页里的“找不到对方怎么办”" + MORE,
                    basis.isEmpty() ? null : basis));
        }
        if (!FilingFacts.isWritten(party.address()) && FilingFacts.isWritten(party.phone())) {
            found.add(Finding.warning(
                    field + "address",
                    "DEFENDANT_PLACE_MISSING",
                    "没有写" + whose(party, track.respondent()) + "住在哪里，同名的人多，只有电话法院可能认不出是谁：知道到哪一级就写到哪一级" + MORE,
                    basis.isEmpty() ? null : basis));
        }
        if (DivisionAlone.is(party.address()) && !elsewhere(party)) {
            found.add(Finding.warning(
                    field + "address",
                    "ADDRESS_WITHOUT_DOOR",
                    whose(party, track.respondent()) + "的地址“"
                            + String.valueOf(party.address()).strip() + "”只到区县，法院送不到：知道的请接着写路、村和门牌号" + MORE,
                    basis.isEmpty() ? null : basis));
        } else if (FilingFacts.isWritten(party.address()) && !elsewhere(party)) {
            address(party.address(), false)
                    .ifPresent(text -> found.add(Finding.warning(
                            field + "address", "ADDRESS_DOUBTFUL", text, basis.isEmpty() ? null : basis)));
        }
        if (FilingFacts.isWritten(party.phone())) {
            phone(found, field + "phone", party);
        }
    }

    private void service(List<Finding> found, @Nullable ServiceAddress service) {
        if (service == null) {
            return;
        }
        // Who is served electronically may live where he likes.
        if (FilingFacts.isWritten(service.address()) && !service.electronically()) {
            address(service.address(), true)
                    .ifPresent(text -> found.add(
                            Finding.warning("serviceAddress.address", "SERVICE_ADDRESS_DOUBTFUL", text, null)));
        }
        var phone = service.phone();
        if (phone != null && FilingFacts.isWritten(phone) && !isPhone(phone)) {
            found.add(Finding.warning("serviceAddress.phone", "SERVICE_PHONE_DOUBTFUL", unreachable(phone), null));
        }
    }

    private static boolean isNoName(String name) {
        return NO_NAME.matcher(name).matches()
                || name.endsWith("公司")
                || NAME.matcher(name).matches()
                        && !SURNAME.matcher(name.substring(0, 1)).matches();
    }

    private static boolean elsewhere(Party party) {
        return party.livesBeyond().isPresent();
    }

    private static String whose(Party party, String side) {
        return side + "“" + party.displayName() + "”";
    }

    /** What is wrong with an address; empty for one that a letter may reach. */
    private Optional<String> address(@Nullable String written, boolean whole) {
        var address = written == null ? "" : written.replaceAll("\\s", "");
        var division = DIVISION.matcher(address).find() || !places.of(address).isEmpty();
        var finer = DivisionAlone.FINER.matcher(address).find();
        if (!VAGUE_PLACE.matcher(address).find() && (whole ? division && finer : division || finer)) {
            return Optional.empty();
        }
        return Optional.of("地址“" + address + "”" + (division && whole ? "没有写到门牌" : "送不到") + "：请从省、市、县（区）写起，"
                + (whole ? "写到路、村和门牌号" : "知道到哪一级就写到哪一级") + "，例如“河南省某某市某某县某某镇某某村 12 号”" + MORE);
    }

    private static void phone(List<Finding> found, String field, Party party) {
        var phone = party.phone() == null ? "" : party.phone();
        if (!elsewhere(party) && !isPhone(phone)) {
            found.add(Finding.warning(field, "PHONE_DOUBTFUL", unreachable(phone), null));
        }
    }

    private static boolean isPhone(String phone) {
        return PHONE.matcher(phone).matches() || MOBILE_AMONG.matcher(phone).find();
    }

    private static String unreachable(String phone) {
        return "电话“" + phone + "”打不通：手机号码是 11 位数字，座机前面写区号，例如 010-12345678" + MORE;
    }

    private static void claims(List<Finding> found, Draft draft, Track track) {
        var basis = track.word("contentsBasis");
        var claims = draft.claimList();
        for (var i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var text = claim.text() == null ? "" : claim.text().strip();
            var field = draft.claimItems().isEmpty() ? "claims" : "claimItems[" + i + "].";
            var named = "第 " + (i + 1) + " 条请求";
            if (text.isEmpty()) {
                continue;
            }
            if (text.length() < SHORTEST_CLAIM
                    || BOUNDLESS.matcher(text).find() && claim.amountFen() == null
                    || !ASKS.matcher(text).find()) {
                found.add(Finding.warning(
                        field.equals("claims") ? field : field + "text",
                        "CLAIM_VAGUE",
                        named + "“" + text + "”没有写明要对方做什么：请写成“请求判令被告……”，例如还多少钱、赔多少钱、离婚" + MORE,
                        basis));
                continue;
            }
            var sums = WrittenSum.in(text);
            var sum = claim.amountFen();
            if (sum != null && !sums.isEmpty() && !sums.contains(sum) && total(sums) != sum) {
                found.add(Finding.warning(
                        field + "amountFen",
                        "CLAIM_SUM_DIFFERS",
                        named + "的字里写的是 " + shown(sums) + "，金额填的是 " + new Fen(sum) + "，请核对" + MORE,
                        basis));
            }
            if (sum == null
                    && !ClaimBlanks.isOpen(text)
                    && sums.isEmpty()
                    && claim.foreign() == null
                    && claim.interest() == null
                    && claim.periodic() == null
                    && ASKS_MONEY.matcher(text).find()
                    && !ASKS_NO_SUM.matcher(text).find()
                    && draft.claimAmountFen() == null) {
                found.add(Finding.warning(
                        field.equals("claims") ? "claimAmountFen" : field + "amountFen",
                        "CLAIM_SUM_MISSING",
                        named + "要的是钱，没有写多少：请写明数目，还算不清的写到起诉这一天" + MORE,
                        basis));
            }
        }
        sums(found, draft, basis);
    }

    /** The amount beside what claims, facts and elements name; a slip of a zero makes two of them differ by tens. */
    private static void sums(List<Finding> found, Draft draft, String basis) {
        var amount = draft.claimAmountFen();
        // What is paid each month is no sum of the whole.
        var asked = draft.claimItems().stream()
                        .noneMatch(claim -> claim.amountFen() != null || claim.periodic() != null)
                ? draft.claimList().stream()
                        .flatMap(claim -> Stream.ofNullable(claim.text()))
                        .filter(text -> !OF_ANOTHER_MEASURE.matcher(text).find())
                        .flatMap(text -> WrittenSum.in(text).stream())
                        .filter(sum -> sum >= SMALL_FEN)
                        .toList()
                : List.<Long>of();
        if (amount == null) {
            if (!asked.isEmpty()) {
                found.add(Finding.warning(
                        "claimAmountFen", "AMOUNT_MISSING", "请求里写了 " + shown(asked) + "，“请求的金额”没有填，请填写" + MORE, basis));
            }
            return;
        }
        if (!asked.isEmpty() && !asked.contains(amount) && total(asked) != amount && !isSumOfSome(asked, amount)) {
            found.add(Finding.warning(
                    "claimAmountFen",
                    "CLAIM_SUM_DIFFERS",
                    "请求里写的是 " + shown(asked) + "，请求的金额填的是 " + new Fen(amount) + "，请核对" + MORE,
                    basis));
            return;
        }
        var told = Stream.concat(Stream.ofNullable(draft.facts()), draft.elements().values().stream())
                .flatMap(text -> WrittenSum.in(text).stream())
                .filter(sum -> sum >= SMALL_FEN)
                .toList();
        if (!told.contains(amount) && told.stream().anyMatch(sum -> isSlip(sum, amount))) {
            found.add(Finding.warning(
                    "claimAmountFen",
                    "FACTS_SUM_DIFFERS",
                    "事实里写的是 " + shown(told) + "，请求的金额是 " + new Fen(amount) + "，是不是多写或者少写了零？请核对" + MORE,
                    basis));
        }
    }

    private static void words(List<Finding> found, Draft draft) {
        var facts = draft.facts() == null ? "" : draft.facts().strip();
        if (!facts.isEmpty() && facts.length() < SHORTEST_FACTS) {
            found.add(Finding.warning(
                    "facts",
                    "FACTS_SHORT",
                    "事实和理由只有 " + facts.length() + " 个字，看不出发生了什么：请写明什么时候、谁和谁、什么事、现在欠多少或者伤到哪里" + MORE,
                    Track.CIVIL.word("contentsBasis")));
        }
        var rude = Stream.of(draft.claims(), draft.facts())
                .flatMap(Stream::ofNullable)
                .flatMap(text -> ABUSIVE.matcher(text).results())
                .map(match -> match.group())
                .distinct()
                .collect(Collectors.joining("”、“"));
        if (!rude.isEmpty()) {
            found.add(Finding.warning("facts", "ABUSIVE_WORDS", "有骂人的话（“" + rude + "”），法院会要求改，请换个说法，只写发生了什么", ABUSE));
        }
    }

    private static boolean isSlip(long sum, long amount) {
        var great = Math.max(sum, amount);
        var small = Math.min(sum, amount);
        for (var zeros = 10L; zeros <= 10_000; zeros *= 10) {
            if (great == small * zeros) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSumOfSome(List<Long> sums, long amount) {
        var some = sums.stream().distinct().limit(12).toList();
        for (var chosen = 1; chosen < 1 << some.size(); chosen++) {
            var sum = 0L;
            for (var i = 0; i < some.size(); i++) {
                sum += (chosen >> i & 1) * some.get(i);
            }
            if (sum == amount) {
                return true;
            }
        }
        return false;
    }

    private static long total(List<Long> sums) {
        return sums.stream().mapToLong(Long::longValue).sum();
    }

    private static String shown(List<Long> sums) {
        return sums.stream().distinct().map(sum -> new Fen(sum).toString()).collect(Collectors.joining("、"));
    }
}
