package org.lian.web.rulebook;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lian.vocabulary.LegalBasis;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Legal bases as a page shows them: titles of laws lead to the national database, short names are written out. */
@Component
class Laws {
    /** The database has no address for an article that could be made from its number, so the door is all we name. */
    static final String DATABASE = "https://flk.npc.gov.cn/";

    private static final Pattern TITLE = Pattern.compile(
            "(?<![\\u4e00-\\u9fff])(?:参照)?([\\u4e00-\\u9fff]{2,40}?(?:法|办法|规定|解释|规则)(?:（[\\u4e00-\\u9fff]{1,6}）)?)"
                    + "(?=第[一二三四五六七八九十百零]+条)");
    private static final Pattern SHORT = Pattern.compile("(.+?)\\s*((?:\\d+(?:[（(][一二三四五六七八九十]+[)）])?、?)+)(末款)?");
    private static final Pattern ARTICLE = Pattern.compile("(\\d+)(.*)");

    private final Properties titles = new Properties();

    Laws() {
        try (var file = new InputStreamReader(
                new ClassPathResource("rulebook/laws.properties").getInputStream(), StandardCharsets.UTF_8)) {
            titles.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A part of a basis; the title of a law is a link. */
    record Piece(String text, boolean law) {}

    List<Piece> pieces(String basis) {
        var pieces = new ArrayList<Piece>();
        var title = TITLE.matcher(basis);
        var done = 0;
        while (title.find()) {
            if (title.start(1) > done) {
                pieces.add(new Piece(basis.substring(done, title.start(1)), false));
            }
            pieces.add(new Piece(title.group(1), true));
            done = title.end(1);
        }
        if (done < basis.length()) {
            pieces.add(new Piece(basis.substring(done), false));
        }
        return pieces;
    }

    /** 民诉法126;民诉解释126、208 with titles and articles written out; what is no short name stays as it is. */
    String written(String basis) {
        return Arrays.stream(basis.split(";")).map(this::one).collect(Collectors.joining("；"));
    }

    private String one(String basis) {
        var found = SHORT.matcher(basis.strip());
        if (!found.matches() || !titles.containsKey(found.group(1))) {
            return basis.strip();
        }
        var articles =
                Arrays.stream(found.group(2).split("、")).map(Laws::article).collect(Collectors.joining("、"));
        return titles.getProperty(found.group(1)) + articles + (found.group(3) == null ? "" : found.group(3));
    }

    private static String article(String number) {
        var found = ARTICLE.matcher(number);
        if (!found.matches()) {
            return number;
        }
        var item = found.group(2).isEmpty() ? "" : "第" + found.group(2) + "项";
        return LegalBasis.of("", Integer.parseInt(found.group(1))).text() + item;
    }
}
