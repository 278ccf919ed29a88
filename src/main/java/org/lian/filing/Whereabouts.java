package org.lian.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.lian.vocabulary.WrittenNumber;

/**
 * The search for where somebody hides from the other side, in what the other side will read. What stands in
 * the other side's own address is no secret; a doubt keeps nobody from submitting.
 */
public final class Whereabouts {
    private static final int SHORTEST_PHONE = 7;
    private static final int SHORTEST_PLACE = 4;
    private static final int OF_ITS_OWN = 2;
    private static final int LONGEST_SENTENCE = 60;

    private static final Pattern SENTENCE = Pattern.compile("[。！？；!?;\\n]+");

    /** The divisions that an address begins with: they alone lead to nobody. */
    private static final Pattern DIVISIONS =
            Pattern.compile("^(\\p{IsHan}{2,10}?(省|自治区|特别行政区))?(\\p{IsHan}{1,8}?(市|自治州|地区|盟))?"
                    + "(\\p{IsHan}{1,8}?((?<![小社])区|县|旗|市))?");

    /** What people call a place by, with or without its number. */
    private static final Pattern NAMED = Pattern.compile(
            "[\\p{IsHan}\\d]{2,}?(街道|大道|路|街|巷|胡同|弄|乡|镇|村|庄|屯|寨|社区|小区|苑|园|公寓|大厦|广场|宾馆|酒店|旅馆|医院|庇护所|救助站|学校|小学|中学|厂|公司|店)");

    private Whereabouts() {}

    /** The sentences of a draft that lead to whoever hides; none where the procedure hides nobody. */
    static List<Finding> told(Draft draft, Track track) {
        if (!track.hidesClaimant()) {
            return List.of();
        }
        var known = draft.defendants().stream()
                .map(party -> read(party.address()))
                .filter(address -> !address.isEmpty())
                .toList();
        var places = places(draft).filter(place -> !known.contains(place)).toList();
        var phones = phones(draft);
        var found = new ArrayList<Finding>();
        var claims = draft.claimList();
        for (var i = 0; i < claims.size(); i++) {
            told(
                    found,
                    draft.claimItems().isEmpty() ? "claims" : "claimItems[" + i + "].text",
                    claims.get(i).text(),
                    places,
                    phones,
                    known,
                    track);
        }
        told(found, "facts", draft.facts(), places, phones, known, track);
        draft.elements().values().forEach(text -> told(found, "facts", text, places, phones, known, track));
        return List.copyOf(found);
    }

    /** The same in words, for the page on which it is typed. */
    public static List<String> sentences(Draft draft, Track track) {
        return told(draft, track).stream().map(Finding::message).toList();
    }

    private static void told(
            List<Finding> found,
            String field,
            @Nullable String text,
            List<String> places,
            List<String> phones,
            List<String> known,
            Track track) {
        if (text == null) {
            return;
        }
        for (var sentence : SENTENCE.split(text)) {
            var said = read(sentence);
            var what = new ArrayList<String>();
            if (places.stream().anyMatch(place -> leadsTo(said, place, known))) {
                what.add("地址");
            }
            if (phones.stream().anyMatch(said::contains)) {
                what.add("电话");
            }
            if (!what.isEmpty()) {
                var named = String.join("、", what);
                found.add(Finding.warning(
                        field,
                        "WHEREABOUTS_TOLD",
                        "“" + shortened(sentence.strip()) + "”这一句里有" + track.claimant() + "不公开的" + named + "，"
                                + track.word("paper") + "会给对方看：请从这一句里删去" + named + "。来不及改的，也可以先提交",
                        track.word("addressHiddenBasis")));
            }
        }
    }

    private static Stream<String> places(Draft draft) {
        var service = draft.serviceAddress();
        return Stream.concat(
                        draft.plaintiffs().stream()
                                .flatMap(party -> Stream.of(
                                        Optional.ofNullable(party.address()),
                                        Optional.ofNullable(party.personal()).map(Party.Personal::workplace)))
                                .flatMap(Optional::stream),
                        Stream.ofNullable(service == null ? null : service.address()))
                .map(Whereabouts::read)
                .filter(place -> !place.isEmpty())
                .distinct();
    }

    /** Every number that rings where she is; a landline is dialled without its area too. */
    private static List<String> phones(Draft draft) {
        var service = draft.serviceAddress();
        return Stream.concat(
                        draft.plaintiffs().stream().map(Party::phone),
                        Stream.of(service == null ? null : service.phone(), service == null ? null : service.email()))
                .flatMap(Stream::ofNullable)
                .flatMap(phone -> phone.contains("@")
                        ? Stream.of(read(phone))
                        : Stream.of(
                                phone.replaceAll("\\D", ""),
                                phone.replaceFirst("^\\D*0\\d{2,3}\\D", "").replaceAll("\\D", "")))
                .filter(phone -> phone.length() >= SHORTEST_PHONE)
                .distinct()
                .toList();
    }

    private static String read(@Nullable String text) {
        return text == null ? "" : WrittenNumber.within(text).replaceAll("[，,、:：]", "");
    }

    private static boolean leadsTo(String said, String place, List<String> known) {
        var divisions = DIVISIONS.matcher(place);
        var from = divisions.find() ? divisions.end() : 0;
        var named = NAMED.matcher(place.substring(from))
                .results()
                .map(name -> name.group())
                .anyMatch(name -> isSaid(name, said, known));
        return named || shares(said, place, from, known);
    }

    private static boolean isSaid(String part, String said, List<String> known) {
        return said.contains(part) && known.stream().noneMatch(address -> address.contains(part));
    }

    /** Whether a piece of the place that goes beyond its divisions is written in the sentence, word for word. */
    private static boolean shares(String said, String place, int from, List<String> known) {
        for (var start = 0; start < place.length(); start++) {
            var end = Math.max(start + SHORTEST_PLACE, from + OF_ITS_OWN);
            if (end <= place.length() && isSaid(place.substring(start, end), said, known)) {
                return true;
            }
        }
        return false;
    }

    private static String shortened(String sentence) {
        return sentence.length() <= LONGEST_SENTENCE ? sentence : sentence.substring(0, LONGEST_SENTENCE) + "……";
    }
}
