package org.lian.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** 基层人民法院 by the place that they serve: those whose division an address names. */
@Component
public class CourtPlaces {
    /** The end of a basic court's name after its division: 人民法院, 第一人民法院. */
    private static final Pattern END = Pattern.compile("(第[一二三四五六七八九]+)?人民法院(（.*）)?$");

    /** A county alone says enough with three characters: 城区 and 郊区 are in many cities. */
    private static final int TELLING = 3;

    private final Courts courts;

    CourtPlaces(Courts courts) {
        this.courts = courts;
    }

    /**
     * The courts of an address, a place or a court's own name: one where the text says enough, several where it does not,
     * none where it names no division that has a court. Never a guess: an address that names another province finds none.
     */
    public List<Court> of(String text) {
        var place = text.replaceAll("\\s", "");
        var all = courts.all();
        var named = all.stream()
                .filter(court -> place.contains(court.name()))
                .max(Comparator.comparingInt(court -> court.name().length()));
        if (named.isPresent()) {
            return List.of(named.get());
        }
        var province = all.stream()
                .map(Court::province)
                .filter(one -> !one.isEmpty() && place.startsWith(shortened(one)))
                .findFirst();
        var whole = new ArrayList<Court>();
        var parts = new ArrayList<Court>();
        for (var court : all) {
            var division = division(court);
            if (division.isEmpty() || province.isPresent() && !province.get().equals(court.province())) {
                continue;
            }
            var county = county(division.get());
            if (place.contains(division.get())) {
                whole.add(court);
            } else if (county.length() >= TELLING && place.contains(county)) {
                parts.add(court);
            }
        }
        return whole.isEmpty() ? List.copyOf(parts) : longest(whole);
    }

    private static List<Court> longest(List<Court> found) {
        var length = found.stream()
                .mapToInt(court -> division(court).orElseThrow().length())
                .max()
                .orElse(0);
        return found.stream()
                .filter(court -> division(court).orElseThrow().length() == length)
                .toList();
    }

    /** 安庆市迎江区 of 安庆市迎江区人民法院; empty for a court that serves no one division, as 铁路运输法院. */
    private static Optional<String> division(Court court) {
        if (!court.level().equals("基层")) {
            return Optional.empty();
        }
        var end = END.matcher(court.name());
        if (!end.find()) {
            return Optional.empty();
        }
        var division = court.name().substring(0, end.start());
        return division.matches(".+[市区县旗]") ? Optional.of(division) : Optional.empty();
    }

    /** 迎江区 of 安庆市迎江区; the whole of a division that names no city. */
    private static String county(String division) {
        for (var city : List.of("自治州", "地区", "市", "盟")) {
            var at = division.indexOf(city, 1);
            if (at > 0 && at + city.length() < division.length()) {
                return division.substring(at + city.length());
            }
        }
        return division;
    }

    /** 江苏 of 江苏省: people leave the ending out. */
    private static String shortened(String province) {
        return province.replaceFirst("(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", "");
    }
}
