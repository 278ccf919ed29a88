package org.lian.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Component;

/** 基层人民法院 by the place that they serve: those whose division an address names. */
@Component
public class CourtPlaces {
    /** The end of a basic court's name after its division: 人民法院, 第一人民法院. */
    private static final Pattern END = Pattern.compile("(第[一二三四五六七八九]+)?人民法院(（.*）)?$");

    /** A county alone says enough with three characters: 城区 and 郊区 are in many cities. */
    private static final int TELLING = 3;

    private final CourtList courts;
    private volatile @Nullable List<Place> places;

    /** The places of these courts. */
    public CourtPlaces(CourtList courts) {
        this.courts = courts;
    }

    /**
     * The place that a court's name tells; {@code division} and {@code county} are empty where it serves no one
     * division.
     */
    private record Place(CourtCode code, String name, String province, String division, String county) {
        static Place of(Court court) {
            var division = CourtPlaces.division(court).orElse("");
            return new Place(court.code(), court.name(), court.province(), division, CourtPlaces.county(division));
        }
    }

    /**
     * The courts of an address, a place or a court's own name: one where the text says enough, several where it does not,
     * none where it names no division that has a court. Never a guess: an address that names another province finds none.
     */
    public List<Court> of(String text) {
        var place = text.replaceAll("\\s", "");
        var all = places();
        var named = all.stream()
                .filter(court -> place.contains(court.name()))
                .max(Comparator.comparingInt(court -> court.name().length()));
        if (named.isPresent()) {
            return found(List.of(named.get()));
        }
        var province = all.stream()
                .map(Place::province)
                .filter(one -> !one.isEmpty() && place.startsWith(shortened(one)))
                .findFirst();
        var whole = new ArrayList<Place>();
        var parts = new ArrayList<Place>();
        for (var court : all) {
            if (court.division().isEmpty()
                    || province.isPresent() && !province.get().equals(court.province())) {
                continue;
            }
            if (place.contains(court.division())) {
                whole.add(court);
            } else if (court.county().length() >= TELLING && place.contains(court.county())) {
                parts.add(court);
            }
        }
        return found(whole.isEmpty() ? parts : longest(whole));
    }

    /** Read once: courts come with a release and are written while the program starts; only whether one is open changes. */
    private List<Place> places() {
        var known = places;
        if (known == null) {
            known = courts.all().stream().map(Place::of).toList();
            places = known;
        }
        return known;
    }

    private List<Court> found(List<Place> chosen) {
        return chosen.stream().flatMap(one -> courts.find(one.code()).stream()).toList();
    }

    private static List<Place> longest(List<Place> found) {
        var length =
                found.stream().mapToInt(one -> one.division().length()).max().orElse(0);
        return found.stream().filter(one -> one.division().length() == length).toList();
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
