package org.lian.reference;

import java.time.ZoneOffset;
import org.lian.clock.BusinessClock;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The two courts of the demo and their contacts, which say so. Their codes are given to no real court. */
@Component
@Profile("demo")
class DemoCourts {
    private final JdbcClient jdbc;
    private final BusinessClock clock;

    DemoCourts(JdbcClient jdbc, BusinessClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void open() {
        jdbc.sql("""
                        insert into court (code, name, level, province, code_status, self_service, parent) values
                          ('京0199', '某某区人民法院', '基层', '北京市', 'DEMO', true, '北京市第一中级人民法院'),
                          ('京0198', '某某区第二人民法院（演示）', '基层', '北京市', 'DEMO', true, '北京市第一中级人民法院')
                        on conflict (code) do update set parent = excluded.parent""").update();
        jdbc.sql("""
                        insert into court_contact (court_code, phone, address, hours, changed_at)
                        select code, '010-00000000', name || '门前路 1 号（演示数据，不是真的地址和电话）',
                          '工作日 9:00 至 12:00、13:00 至 17:00', :now
                        from court where code_status = 'DEMO'
                        on conflict (court_code) do nothing""").param("now", clock.now().atOffset(ZoneOffset.UTC)).update();
    }
}
