package org.lian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What a started court stands on when no database is configured. */
@Tag("court")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = CourtTest.FreshDataFolder.class)
@Tag("thorough")
class StartTests {
    @Autowired
    JdbcClient jdbc;

    @Test
    @DisplayName("演示数据库落盘、口令登录、只听本机")
    void embeddedDatabaseIsDurableAndClosed() {
        assertThat(show("fsync")).isEqualTo("on");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("lian_app");
    }

    @Test
    @DisplayName("服务账号不能改表，也不能改日志")
    void applicationRoleCannotChangeSchemaOrJournal() {
        assertThatThrownBy(() -> jdbc.sql("create table intruder (id int)").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("delete from journal_leaf").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private String show(String setting) {
        return jdbc.sql("select current_setting(?)")
                .param(setting)
                .query(String.class)
                .single();
    }
}
