package org.lian.forms;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** 表单 and their versions: the newest is in force from the commit that brought it, and every older one stays. */
@Component
public class PublishedForms {
    private static final String COLUMNS = "form, version, title, since, packaged";
    private static final String ALL = "all";
    private static final int KEPT = 200;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final FormChecks checks;
    private final StandingAnswers<String, Map<String, Newest>> newest;
    private final ConcurrentLruCache<Newest, Form> forms;

    PublishedForms(JdbcClient jdbc, BusinessClock clock, FormChecks checks, PublishedStamps stamps) {
        this.newest = new StandingAnswers<>(stamps, "task_form");
        this.jdbc = jdbc;
        this.clock = clock;
        this.checks = checks;
        this.forms = new ConcurrentLruCache<>(KEPT, one -> checks.read(one.form(), text(one.form(), one.version())));
    }

    /**
     * One version of a form.
     *
     * @param name its title in Chinese, as {@link Form#label}
     * @param packaged whether it came with the program
     */
    public record Version(String form, String name, int version, Instant since, boolean packaged) {}

    /** A form as it is asked now. */
    public record InForce(Form form, int version) {}

    /**
     * The newest version with its hash, because a number whose transaction was rolled back comes again with another
     * content.
     */
    private record Newest(String form, int version, String sha256) {}

    /** The version in force of each form, by its id. */
    public List<Version> current() {
        return jdbc.sql("select distinct on (form) " + COLUMNS + " from task_form order by form, version desc")
                .query(PublishedForms::row)
                .list();
    }

    /** All versions, the one in force first; empty for what is no form. */
    public List<Version> versions(String form) {
        return jdbc.sql("select " + COLUMNS + " from task_form where form = ? order by version desc")
                .param(form)
                .query(PublishedForms::row)
                .list();
    }

    /** The file of one version. */
    public String text(String form, int version) {
        return jdbc.sql("select content from task_form where form = ? and version = ?")
                .params(form, version)
                .query(String.class)
                .single();
    }

    /** Whether a form has this id. */
    public boolean isForm(String id) {
        return newest.get(ALL, all -> newest()).containsKey(id);
    }

    /** The form as it is asked now. */
    public Optional<InForce> inForce(String id) {
        return Optional.ofNullable(newest.get(ALL, all -> newest()).get(id))
                .map(found -> new InForce(forms.get(found), found.version()));
    }

    /**
     * The form that is answered.
     *
     * @param version that was on the page; another than that in force is refused. Null takes the one in force, of a shipped
     *     task the shipped one: no version asks for other things
     */
    public InForce answered(String id, @Nullable Integer version) {
        var shipped = ShippedForms.find(id);
        if (version == null && shipped.isPresent()) {
            return new InForce(shipped.get(), 1);
        }
        var asked = inForce(id).orElseThrow();
        if (version != null && version != asked.version()) {
            throw Refusal.conflict(
                    "表单“" + Form.label(asked.form().title()) + "”刚刚更新为第 " + asked.version() + " 版，请重新打开任务，核对以后再办");
        }
        return asked;
    }

    /** Every form of the court's own as it is asked now, by its id. */
    public Map<String, Form> all() {
        return newest.get(ALL, all -> newest()).entrySet().stream()
                .filter(found -> !ShippedForms.isShipped(found.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, found -> forms.get(found.getValue())));
    }

    private Map<String, Newest> newest() {
        return jdbc
                .sql("select distinct on (form) form, version, sha256 from task_form order by form, version desc")
                .query((row, number) ->
                        new Newest(row.getString("form"), row.getInt("version"), row.getString("sha256")))
                .list()
                .stream()
                .collect(Collectors.toMap(Newest::form, one -> one));
    }

    /** Puts the file in force in the caller's transaction; it is proven, whoever brings it. */
    public Version publish(String form, String text) {
        var inForce = versions(form).stream().findFirst();
        var flaws = checks.check(
                form,
                text,
                inForce.map(version -> text(form, version.version())).orElse(null));
        if (!flaws.isEmpty()) {
            throw new IllegalStateException(
                    "The form " + form + " is not to be used: " + flaws.get(0).code());
        }
        return add(form, text, false);
    }

    Version add(String form, String text, boolean packaged) {
        jdbc.sql("""
                        insert into task_form (form, version, title, content, sha256, packaged, since)
                        select :form, coalesce(max(version), 0) + 1, :title, :content,
                          encode(sha256(:bytes), 'hex'), :packaged, :since
                        from task_form where form = :form""")
                .param("form", form)
                .param("title", checks.read(form, text).title())
                .param("content", text)
                .param("bytes", text.getBytes(StandardCharsets.UTF_8))
                .param("packaged", packaged)
                .param("since", CourtTime.column(clock.now()))
                .update();
        newest.forget(ALL);
        return versions(form).get(0);
    }

    private static Version row(ResultSet row, int number) throws SQLException {
        return new Version(
                row.getString("form"),
                Form.label(row.getString("title")),
                row.getInt("version"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getBoolean("packaged"));
    }
}
