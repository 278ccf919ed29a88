package org.lian.reference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.lian.clock.BusinessClock;
import org.lian.journal.Journal;
import org.lian.journal.JournalEntry;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 法院: found by code, searched by name. */
@Component
@DependsOn("referenceFiles")
public class Courts implements CourtList {
    private static final Pattern WELL_FORMED =
            Pattern.compile("最高法|[京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军]((?!00)\\d{2}){0,2}");

    private static final Set<String> DEMO = Set.of("京0198", "京0199");

    private final StandingAnswers<CourtCode, Court> courts;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final BusinessClock clock;

    Courts(JdbcClient jdbc, Journal journal, BusinessClock clock, PublishedStamps stamps) {
        this.courts = new StandingAnswers<>(stamps, "court");
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** Opens or closes a court for self-service; what was filed there before goes on. */
    @Transactional
    public void open(Actor administrator, CourtCode code, boolean open) {
        if (!administrator.is(Role.ADMINISTRATOR)) {
            throw Refusal.forbidden("只有管理员可以开通或者关闭法院");
        }
        if (!administrator.administers(code)) {
            throw Refusal.forbidden("只能开通或者关闭自己的法院；别的法院由那里的管理员或者管全部法院的管理员办理");
        }
        courts.forget(code);
        var changed = jdbc.sql("update court set self_service = :open where code = :code and self_service <> :open")
                .param("open", open)
                .param("code", code.value())
                .update();
        if (changed == 0 && find(code).isEmpty()) {
            throw Refusal.notFound("没有代字为“" + code.value() + "”的法院，请从查询结果中选择");
        }
        if (changed == 1) {
            var text = (open ? "开通" : "关闭") + "自助立案：" + code.value();
            journal.append(JournalEntry.internal(
                            null, administrator, clock.now(), open ? "COURT_OPENED" : "COURT_CLOSED", text)
                    .with(Map.of("court", code.value())));
        }
    }

    @Override
    public Optional<Court> find(CourtCode code) {
        if (!WELL_FORMED.matcher(code.value()).matches()) {
            return Optional.empty();
        }
        return courts.find(code, one -> jdbc.sql("select * from court where code = ?")
                .param(one.value())
                .query(Courts::court)
                .optional());
    }

    /**
     * May this code stand in a case number? Known courts, and any code of the right form: divisions change and the old
     * code stays (案号规定 13), so the list is never complete. A demo code only where the demo court exists.
     */
    public boolean isPossible(CourtCode code) {
        if (DEMO.contains(code.value())) {
            return find(code).isPresent();
        }
        return WELL_FORMED.matcher(code.value()).matches();
    }

    public List<Court> search(String q, boolean selfServiceOnly, int limit) {
        return search(q, selfServiceOnly, limit, 0);
    }

    /** Exact matches first, then beginnings, then parts of the name; an empty {@code q} finds all. */
    public List<Court> search(String q, boolean selfServiceOnly, int limit, int offset) {
        return jdbc.sql("""
                        select * from court
                        where (position(:q in name) > 0 or starts_with(code, :q)) and (self_service or not :only)
                        order by case when :q in (name, code) then 0
                                      when starts_with(name, :q) or starts_with(code, :q) then 1
                                      else 2 end,
                          self_service desc, length(code), code collate "C"
                        limit :limit offset :offset""")
                .param("q", q.strip())
                .param("only", selfServiceOnly)
                .param("limit", limit)
                .param("offset", offset)
                .query(Courts::court)
                .list();
    }

    @Override
    public Optional<Court> named(String name) {
        var found = jdbc.sql("select * from court where name = ? limit 2")
                .param(name.strip())
                .query(Courts::court)
                .list();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    @Override
    public List<Court> all() {
        return jdbc.sql("select * from court order by code collate \"C\"")
                .query(Courts::court)
                .list();
    }

    private static Court court(ResultSet row, int number) throws SQLException {
        return new Court(
                new CourtCode(row.getString("code")),
                row.getString("name"),
                row.getString("level"),
                row.getString("province"),
                row.getString("code_status"),
                row.getBoolean("self_service"),
                row.getString("parent"));
    }
}
