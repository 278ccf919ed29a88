package org.lian.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/** 文书模板 and their versions: the newest is in force from the commit that brought it, and every older one stays. */
@Component
public class PublishedTemplates {
    private static final String COLUMNS = "template, version, since, packaged";
    private static final int KEPT = 200;
    private static final String ALL = "all";

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final TemplateChecks checks;
    private final OwnNotices notices;
    private final StandingAnswers<String, Map<String, Newest>> newest;
    private final ConcurrentLruCache<Newest, String> texts =
            new ConcurrentLruCache<>(KEPT, one -> text(one.template(), one.version()));

    PublishedTemplates(
            JdbcClient jdbc, BusinessClock clock, TemplateChecks checks, OwnNotices notices, PublishedStamps stamps) {
        this.newest = new StandingAnswers<>(stamps, "paper_template");
        this.jdbc = jdbc;
        this.clock = clock;
        this.checks = checks;
        this.notices = notices;
    }

    /**
     * One version of the words of a paper.
     *
     * @param name of the paper in Chinese
     * @param packaged whether it came with the program
     */
    public record Version(String template, String name, int version, Instant since, boolean packaged) {}

    /** The template that a paper is filled from now. */
    record InForce(String text, Optional<Integer> version) {}

    /**
     * The newest version with its hash, because a number whose transaction was rolled back comes again with other
     * words.
     */
    private record Newest(String template, int version, String sha256) {}

    /** The version in force of each paper, by the paper's name in the files. */
    public List<Version> current() {
        return jdbc
                .sql("select distinct on (template) " + COLUMNS
                        + " from paper_template order by template, version desc")
                .query(PublishedTemplates::row)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** All versions, the one in force first; empty for what is no paper. */
    public List<Version> versions(String template) {
        return jdbc
                .sql("select " + COLUMNS + " from paper_template where template = ? order by version desc")
                .param(template)
                .query(PublishedTemplates::row)
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    public Optional<Version> inForce(String template) {
        return versions(template).stream().findFirst();
    }

    /** The words of one version. */
    public String text(String template, int version) {
        return jdbc.sql("select content from paper_template where template = ? and version = ?")
                .params(template, version)
                .query(String.class)
                .single();
    }

    /** Whether a paper has this name in the files. */
    public boolean isPaper(String name) {
        return PaperForms.declared().find(name).isPresent();
    }

    /** What people call a paper, one that has no words in force yet too; empty for what is no paper. */
    public Optional<String> nameOf(String template) {
        return PaperForms.declared().find(template).map(PaperForm::name);
    }

    /** Every number at once, so that a transaction asks once however many papers it makes. */
    InForce forFilling(String template) {
        var found = newest.get(ALL, all -> newest()).get(template);
        return found == null
                ? new InForce(Templates.packaged(template), Optional.empty())
                : new InForce(texts.get(found), Optional.of(found.version()));
    }

    private Map<String, Newest> newest() {
        return jdbc
                .sql("""
                        select distinct on (template) template, version, sha256 from paper_template
                        order by template, version desc""")
                .query((row, number) ->
                        new Newest(row.getString("template"), row.getInt("version"), row.getString("sha256")))
                .list()
                .stream()
                .collect(Collectors.toMap(Newest::template, one -> one));
    }

    /**
     * Puts the text in force in the caller's transaction. What was in force before comes back as it was; what is new is
     * proven, whoever brings it.
     */
    public Version publish(String template, String text) {
        var flaws = wasInForce(template, text) ? List.<Flaw>of() : checks.check(template, text);
        if (!flaws.isEmpty()) {
            throw new IllegalStateException("The template " + template + " is not to be used: "
                    + flaws.get(0).code());
        }
        notices.published(template);
        return add(template, text, false);
    }

    private boolean wasInForce(String template, String text) {
        return versions(template).stream()
                .anyMatch(version -> text(template, version.version()).equals(text));
    }

    Version add(String template, String text, boolean packaged) {
        jdbc.sql("""
                        insert into paper_template (template, version, content, sha256, packaged, since)
                        select :template, coalesce(max(version), 0) + 1, :content, :sha256, :packaged, :since
                        from paper_template where template = :template""")
                .param("template", template)
                .param("content", text)
                .param("sha256", Sha256.hex(text))
                .param("packaged", packaged)
                .param("since", CourtTime.column(clock.now()))
                .update();
        newest.forget(ALL);
        return inForce(template).orElseThrow();
    }

    /** A paper that this program no longer makes is in no list. */
    private static Optional<Version> row(ResultSet row, int number) throws SQLException {
        var template = row.getString("template");
        var version = row.getInt("version");
        var since = row.getObject("since", OffsetDateTime.class).toInstant();
        var packaged = row.getBoolean("packaged");
        return PaperForms.declared()
                .find(template)
                .map(form -> new Version(template, form.name(), version, since, packaged));
    }
}
