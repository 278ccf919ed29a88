package org.lian.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** Answers for every kind of case that the standard numbers: taken online, or told where it goes; case_type_answers.csv. */
@Component
public class CaseTypeAnswers {
    /** Shorter words are part of too many names. */
    private static final int SHORTEST_PART = 4;

    private final List<Answer> answers;

    CaseTypeAnswers() {
        this.answers = read();
    }

    /** The place where a kind of case goes. */
    public enum Where {
        ONLINE("可以在网上办"),
        CASE_PAGE("在网上，从已经有的案件办"),
        WINDOW("到法院的窗口办"),
        ELSEWHERE("到别的法院、赔偿委员会或者原审法院办"),
        COURT("由法院、检察院或者主管机关提起，不用立案");

        private final String label;

        Where(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * One row of the file with the kinds of case that it answers.
     *
     * @param dataCode of the one kind; empty where it answers all of that type that have no row of their own
     * @param procedure in which it is filed online; null for all others
     * @param rows of the table case-code that give its number here
     * @param names of the kinds of case, without the word 案件; empty where the standard lists none
     */
    public record Answer(
            String typeCode,
            String dataCode,
            Where where,
            @Nullable Track procedure,
            List<String> rows,
            String text,
            String basis,
            List<String> names) {
        private boolean isMeantBy(String told) {
            return where != Where.ONLINE
                    && names.stream()
                            .anyMatch(name ->
                                    told.contains(name) || (told.length() >= SHORTEST_PART && name.contains(told)));
        }
    }

    /** All of them, in the order of the standard. */
    public List<Answer> all() {
        return answers;
    }

    /** What is filed here in no procedure, by a name that somebody types; answers of one text once. */
    public List<Answer> named(String told) {
        var found = new LinkedHashMap<String, Answer>();
        answers.stream()
                .filter(answer -> answer.isMeantBy(told.strip().replaceFirst("案件$", "")))
                .forEach(answer -> found.putIfAbsent(answer.text(), answer));
        return List.copyOf(found.values());
    }

    private static List<Answer> read() {
        var kinds = rows("case_types.csv");
        var answers = new ArrayList<Answer>();
        var rows = rows("case_type_answers.csv");
        for (var row : rows) {
            var own = row.get("data_code");
            var names = kinds.stream()
                    .filter(kind -> kind.get("type_code").equals(row.get("type_code"))
                            && (own.isEmpty()
                                    ? rows.stream().noneMatch(other -> isOf(other, kind))
                                    : kind.get("data_code").equals(own)))
                    .map(kind -> kind.get("case_type").replaceFirst("案件$", ""))
                    .toList();
            var procedure = row.get("procedure");
            answers.add(new Answer(
                    row.get("type_code"),
                    own,
                    Where.valueOf(row.get("answer")),
                    procedure.isEmpty() ? null : Track.valueOf(procedure),
                    Stream.of(row.get("rows").split(" "))
                            .filter(id -> !id.isEmpty())
                            .toList(),
                    row.get("text"),
                    row.get("basis"),
                    names));
        }
        return List.copyOf(answers);
    }

    private static boolean isOf(CSVRecord answer, CSVRecord kind) {
        return !answer.get("data_code").isEmpty() && answer.get("data_code").equals(kind.get("data_code"));
    }

    private static List<CSVRecord> rows(String file) {
        return ReferenceFiles.records(ReferenceFiles.content(file));
    }
}
