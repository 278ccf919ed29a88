package org.lian.web.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lian.reference.Cause;
import org.lian.reference.Causes;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The causes that an analyst typed: codes or whole names, several with a bar or a 、 between them. */
@Component
class TypedCauses {
    private static final int LIKE_IT = 5;

    /** Names contain the 、 that stands between them too, three times at most: 相邻用水、排水纠纷. */
    private static final int PARTS_OF_A_NAME = 4;

    private final Causes causes;

    TypedCauses(Causes causes) {
        this.causes = causes;
    }

    /**
     * Their codes with a bar between them; the longest name that can be read is meant.
     *
     * @throws Refusal where there is none, or one is unknown
     */
    String codes(String typed) {
        var codes = new ArrayList<String>();
        for (var names : PlainText.line(typed).split("[|]")) {
            read(List.of(names.split("、")), codes);
        }
        if (codes.isEmpty()) {
            throw Refusal.invalid("cause", "REQUIRED", "没有保存：请写这句话属于哪个案由：案由的名称或者代码");
        }
        return String.join("|", codes);
    }

    private void read(List<String> parts, List<String> codes) {
        var at = 0;
        while (at < parts.size()) {
            if (parts.get(at).isBlank()) {
                at++;
                continue;
            }
            var begin = at;
            var end = IntStream.rangeClosed(1, PARTS_OF_A_NAME)
                    .map(lessOfThem -> begin + PARTS_OF_A_NAME + 1 - lessOfThem)
                    .filter(to -> to <= parts.size())
                    .filter(to -> code(name(parts, begin, to)).isPresent())
                    .findFirst()
                    .orElseThrow(() -> unknown(parts.get(begin).strip()));
            codes.add(code(name(parts, begin, end)).orElseThrow());
            at = end;
        }
    }

    private static String name(List<String> parts, int begin, int end) {
        return String.join("、", parts.subList(begin, end)).strip();
    }

    private Optional<String> code(String typed) {
        if (causes.find(typed).isPresent()) {
            return Optional.of(typed);
        }
        return like(typed).stream()
                .filter(cause -> cause.name().equals(typed))
                .findFirst()
                .map(Cause::code);
    }

    private List<Cause> like(String typed) {
        return causes.search(typed, Track.CIVIL, LIKE_IT);
    }

    private Refusal unknown(String typed) {
        var like = like(typed);
        return Refusal.invalid(
                "cause",
                "UNKNOWN",
                "没有保存：没有叫“%s”的民事案由。%s"
                        .formatted(
                                typed,
                                like.isEmpty()
                                        ? "请写案由表里的全称，例如民间借贷纠纷"
                                        : "相近的有："
                                                + like.stream().map(Cause::name).collect(Collectors.joining("；"))));
    }
}
