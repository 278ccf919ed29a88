package org.lian.reference;

import java.util.List;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 类型代字 of case numbers. */
@Component
@DependsOn("referenceFiles")
public class CaseTypes {
    private final StandingAnswers<String, Boolean> known;
    private final JdbcClient jdbc;

    CaseTypes(JdbcClient jdbc, PublishedStamps stamps) {
        this.known = new StandingAnswers<>(stamps, "case_type");
        this.jdbc = jdbc;
    }

    public boolean isKnown(String typeCode) {
        return known.get(typeCode, code -> jdbc.sql("select exists (select 1 from case_type where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single());
    }

    /** Each code once, in the order of the standard. */
    public List<CaseType> all() {
        return jdbc.sql("""
                        select code, array_agg(name order by position) as names, min(status) as status
                        from case_type group by code order by min(position)""")
                .query((row, number) -> new CaseType(
                        row.getString("code"),
                        List.of((String[]) row.getArray("names").getArray()),
                        row.getString("status")))
                .list();
    }
}
