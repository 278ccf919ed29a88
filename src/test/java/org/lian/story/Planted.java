package org.lian.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 植入: what parties write, in words that are found by their exact letters wherever anything keeps them in clear. */
final class Planted {
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("原告姓名", "欧阳植入一"),
            Map.entry("更正后的被告", "司徒植入二"),
            Map.entry("原来的被告", "上官植入三"),
            Map.entry("身份证号", "11010119900307889X"),
            Map.entry("电话", "13700937009"),
            Map.entry("被告电话", "13700857008"),
            Map.entry("住址", "植入路七十七号"),
            Map.entry("送达地址", "植入街八十八号"),
            Map.entry("诉讼请求", "植入的诉讼请求甲乙丙"),
            Map.entry("事实与理由", "植入的事实与理由丁戊己"),
            Map.entry("要素", "植入的要素庚辛壬"),
            Map.entry("文件名", "植入的文件名癸"),
            Map.entry("文件内容", "植入的文件内容子丑"),
            Map.entry("法定代理人", "诸葛植入四"),
            Map.entry("关系", "植入的关系午未"),
            Map.entry("理由", "植入的理由寅卯"),
            Map.entry("投诉", "植入的投诉辰巳"));

    private Planted() {}

    static String value(String what) {
        return VALUES.get(what);
    }

    static Collection<String> values() {
        return VALUES.values();
    }

    static Map<String, Object> draft() {
        var draft = Stories.loanDraft();
        draft.put(
                "plaintiffs",
                List.of(Map.of(
                        "kind", "PERSON",
                        "name", value("原告姓名"),
                        "idType", "RESIDENT_ID",
                        "idNumber", value("身份证号"),
                        "phone", value("电话"),
                        "address", value("住址"),
                        "representedBy",
                                List.of(Map.of(
                                        "kind", "STATUTORY", "name", value("法定代理人"), "relation", value("关系"))))));
        draft.put("defendants", List.of(defendant("原来的被告")));
        draft.put("claims", value("诉讼请求"));
        draft.put("facts", value("事实与理由"));
        draft.put("elements", Map.of("借款用途", value("要素")));
        draft.put("serviceAddress", serviceAddress());
        return draft;
    }

    /** Where papers go, with a mail address that is no canary: a telephone that does not ring needs one beside it. */
    static Map<String, Object> serviceAddress() {
        return Map.of("address", value("送达地址"), "phone", value("电话"), "electronic", true, "email", "nobody@example.cn");
    }

    static Map<String, Object> defendant(String who) {
        return Map.of("kind", "PERSON", "name", value(who), "phone", value("被告电话"));
    }

    /** Every column of every table that holds one of the values: as text, in JSON, in lists, in bytes. */
    static List<String> columnsHolding(JdbcClient jdbc, Collection<String> values) {
        var found = new ArrayList<String>();
        var columns = jdbc.sql("""
                        select table_schema, table_name, column_name, data_type from information_schema.columns
                        join information_schema.tables using (table_schema, table_name)
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1, 2, 3""").query().listOfRows();
        assertThat(columns)
                .extracting(column -> column.get("table_name"))
                .contains("act_ge_bytearray", "act_ru_variable", "act_hi_varinst", "filing", "journal_leaf");
        for (var column : columns) {
            var bytes = column.get("data_type").equals("bytea");
            var name = "\"" + column.get("column_name") + "\"";
            var table = "\"" + column.get("table_schema") + "\".\"" + column.get("table_name") + "\"";
            var text = bytes ? "encode(" + name + ", 'hex')" : "cast(" + name + " as text)";
            var holds = jdbc.sql("select exists (select 1 from " + table
                            + ", unnest(string_to_array(:values, '|')) as value where position(value in " + text
                            + ") > 0)")
                    .param("values", bytes ? hex(values) : String.join("|", values))
                    .query(Boolean.class)
                    .single();
            if (holds) {
                found.add(column.get("table_name") + "." + column.get("column_name"));
            }
        }
        return found;
    }

    /** The values as bytes of a file, and as a serialized Java object or a wide string would hold them. */
    private static String hex(Collection<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE)
                        .map(charset -> HexFormat.of().formatHex(value.getBytes(charset))))
                .collect(Collectors.joining("|"));
    }
}
