package org.lian.documents;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lian.clock.BusinessClock;
import org.lian.clock.CourtTime;
import org.lian.transaction.PublishedStamps;
import org.lian.transaction.StandingAnswers;
import org.lian.vocabulary.BarredWords;
import org.lian.vocabulary.PlainText;
import org.lian.vocabulary.Refusal;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** 本院自己的文书: the notices that analysts made in the running court, by name; each node knows a new one within a second. */
@Component
public class OwnNotices implements InitializingBean, DisposableBean {
    private static final String TABLE = "own_notice";
    private static final int SHORTEST_NAME = 2;
    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;
    private final StandingAnswers<String, List<PaperForms.Named>> all;
    private volatile @Nullable List<PaperForms.Named> said;

    OwnNotices(JdbcClient jdbc, BusinessClock clock, PlatformTransactionManager transactions, PublishedStamps stamps) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.all = new StandingAnswers<>(stamps, TABLE);
    }

    @Override
    public void afterPropertiesSet() {
        follow();
    }

    @Override
    public void destroy() {
        PaperForms.forget(this);
    }

    /** Says which there are by now, whichever node made or published one. */
    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void follow() {
        var found = Objects.requireNonNull(transaction.execute(status -> all.get(TABLE, one -> read())));
        if (!found.equals(said)) {
            PaperForms.say(this, found);
            said = found;
        }
    }

    /**
     * Gives a new notice its name; until it is published it may get another.
     *
     * @param template its id, {@code notice-} before it
     */
    @Transactional
    public void name(String template, String name) {
        if (!template.matches(OwnNotice.ID)) {
            throw Refusal.invalid("id", "FORMAT", "文书的编号写成 notice- 开头，后面用小写字母、数字和连字符，例如 notice-ip-review，最长 60 个字符");
        }
        var title = PlainText.line(name);
        var length = title.codePointCount(0, title.length());
        if (length < SHORTEST_NAME || length > LONGEST_NAME || !title.matches("[\\p{IsHan}（）〇]+")) {
            throw Refusal.invalid("name", "FORMAT", "文书的名称用汉字写，2 至 60 个字，例如“知识产权案件复核告知书”：它就是文书的标题");
        }
        BarredWords.find(title).stream().findFirst().ifPresent(found -> {
            throw Refusal.invalid("name", "BARRED", "文书的名称里有" + found.message());
        });
        var changed = jdbc.sql("""
                        insert into own_notice (template, name, since) values (:template, :name, :since)
                        on conflict (template) do update set name = excluded.name where not own_notice.published""")
                .param("template", template)
                .param("name", title)
                .param("since", CourtTime.column(clock.now()))
                .update();
        if (changed == 0 || PaperForms.isPackaged(template)) {
            throw Refusal.conflict("已经有编号为 " + template + " 的文书。要改它，请从它的页面起草；要新的，请换一个编号");
        }
        sayNow();
    }

    /** Notes that it may be served, in the transaction that publishes its first words. */
    void published(String template) {
        if (jdbc.sql("update own_notice set published = true where template = ? and not published")
                        .param(template)
                        .update()
                > 0) {
            sayNow();
        }
    }

    /** For the rest of this transaction; if it comes to nothing, the next look takes it back. */
    private void sayNow() {
        all.forget(TABLE);
        PaperForms.say(this, read());
        said = null;
    }

    private List<PaperForms.Named> read() {
        return jdbc.sql("select template, name, published from own_notice order by template")
                .query((row, number) -> new PaperForms.Named(
                        row.getString("template"), row.getString("name"), row.getBoolean("published")))
                .list();
    }
}
