package org.lian.serviceofprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.documents.Papers;
import org.lian.journal.Journal;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.FilingId;
import org.lian.vocabulary.Refusal;
import org.lian.vocabulary.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 送达: once, provable, and readable by its addressees alone. */
@CourtTest
class InboxTests {
    @Autowired
    Inbox inbox;

    @Autowired
    Papers papers;

    @Autowired
    Journal journal;

    @Autowired
    JdbcClient jdbc;

    private final FilingId filing = FilingId.random();
    private final Actor plaintiff = litigant("p-" + filing);
    private final Actor stranger = litigant("s-" + filing);

    @Test
    @DisplayName("在线诉讼规则第三十一条：到达系统即为送达，记入日志")
    void servedWhenItArrives() {
        var served = serve("受理通知书");

        assertThat(served.method()).isEqualTo("ELECTRONIC");
        assertThat(inbox.of(plaintiff)).singleElement().satisfies(message -> {
            assertThat(message.servedAt()).isEqualTo(served.servedAt());
            assertThat(message.readAt()).isNull();
            assertThat(message.text()).contains("张三诉李四民间借贷纠纷一案，本院已经立案");
        });
        assertThat(journal.ofFiling(filing)).singleElement().satisfies(leaf -> {
            assertThat(leaf.kind()).isEqualTo("SERVED");
            assertThat(leaf.basis()).hasToString("人民法院在线诉讼规则第三十一条");
        });
    }

    @Test
    @DisplayName("步骤重复执行不会送达两次，另一份文书另行送达")
    void servedOnce() {
        var first = serve("受理通知书");

        assertThat(serve("受理通知书")).isEqualTo(first);
        assertThat(serve("举证通知书").id()).isNotEqualTo(first.id());
        assertThat(inbox.ofFiling(filing)).hasSize(2);
        assertThat(journal.ofFiling(filing)).hasSize(2);
    }

    @Test
    @DisplayName("第一次阅读的时间记下后不变，不影响送达时间；别人看不到")
    void readOnce() {
        var served = serve("受理通知书");
        inbox.markRead(served.id(), plaintiff);
        var read = inbox.of(plaintiff).get(0).readAt();
        inbox.markRead(served.id(), plaintiff);

        assertThat(read).isNotNull().isAfterOrEqualTo(served.servedAt());
        assertThat(inbox.of(plaintiff).get(0).readAt()).isEqualTo(read);
        assertThat(inbox.of(stranger)).isEmpty();
        assertThatThrownBy(() -> inbox.markRead(served.id(), stranger)).isInstanceOf(Refusal.class);
    }

    @Test
    @DisplayName("正文加密保存，送达记录不能改")
    void sealedAndFixed() {
        var served = serve("受理通知书");

        assertThat(jdbc.sql("select encode(content, 'escape') from served_document where id = ?")
                        .param(served.id())
                        .query(String.class)
                        .single())
                .doesNotContain("张三");
        assertThatThrownBy(() -> jdbc.sql("update served_document set basis = 'x' where id = ?")
                        .param(served.id())
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Served serve(String title) {
        var paper = papers.fix(
                filing,
                "RIGHTS_NOTICE",
                title,
                "rights-notice",
                Map.of(
                        "title", title,
                        "appeal", true,
                        "court", "某某区人民法院",
                        "caseNumber", "（2026）京0199民初1号",
                        "filer", "张三",
                        "matter", "张三诉李四民间借贷纠纷",
                        "date", "二〇二六年十月十二日"));
        return inbox.serve(paper, List.of(plaintiff.accountId()), "民事诉讼法第一百二十九条");
    }

    private static Actor litigant(String id) {
        return new Actor(id, id, Set.of(Role.LITIGANT), Set.of());
    }
}
