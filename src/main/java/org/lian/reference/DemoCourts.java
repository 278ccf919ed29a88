package org.lian.reference;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two courts of the demo. Their codes are given to no real court. */
@Component
@Profile("demo")
class DemoCourts {
    private final JdbcClient jdbc;

    DemoCourts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open() {
        jdbc.sql("""
                        insert into court (code, name, level, province, code_status, self_service, parent) values
                          ('京0199', '某某区人民法院', '基层', '北京市', 'DEMO', true, '北京市第一中级人民法院'),
                          ('京0198', '某某区第二人民法院（演示）', '基层', '北京市', 'DEMO', true, '北京市第一中级人民法院')
                        on conflict (code) do update set parent = excluded.parent""").update();
    }
}
