package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.lian.database.DataFolder;
import org.lian.web.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** 系统状态与中断记录: what counts as not accepting, what is written down, and what the public reads. */
@CourtTest
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "lian.readiness.interval=1h")
class OutageTests {
    @Autowired
    Readiness readiness;

    @Autowired
    Outages outages;

    @Autowired
    BusinessClock clock;

    @Autowired
    DataFolder data;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Instant start;

    @BeforeEach
    void ready() {
        start = clock.now();
        assertThat(readiness.check().accepting()).isTrue();
    }

    @AfterEach
    void readyAgain() throws Exception {
        if (Files.exists(moved()) && !Files.exists(key())) {
            Files.move(moved(), key());
        }
        clock.moveTo(Duration.ZERO);
        readiness.check();
    }

    @Test
    @DisplayName("系统停了半小时：再起来时记下中断，从最后一次能接收到恢复")
    void aStopIsAnOutage() {
        var stopped = lastAcceptingMinutesAgo(30);

        readiness.check();

        assertThat(beginningAt(stopped)).singleElement().satisfies(outage -> {
            assertThat(outage.beganAt()).isEqualTo(stopped);
            assertThat(outage.endedAt()).isAfterOrEqualTo(start);
            assertThat(outage.cause()).isEqualTo(Outage.Cause.STOPPED);
        });
        assertThat(jdbc.sql(
                                "select count(*) from journal_leaf where kind = 'OUTAGE_RECORDED' and details->>'began' = ?")
                        .param(stopped.toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("一分钟以内的重启不算中断")
    void aQuickRestartIsNone() {
        var before = jdbc.sql("select count(*) from outage").query(Long.class).single();
        jdbc.sql("update availability set last_accepting_at = last_accepting_at - interval '50 seconds'")
                .update();

        readiness.check();

        assertThat(jdbc.sql("select count(*) from outage").query(Long.class).single())
                .isEqualTo(before);
    }

    @Test
    @DisplayName("密钥不见了：就绪检查不是 200，状态页说明不能接收和从何时起；恢复后记入中断，写明原因")
    void aNotReadyPeriodIsAnOutage() throws Exception {
        Files.move(key(), moved());
        readiness.check();

        var visitor = new Visitor(port);
        assertThat(visitor.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(visitor.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/status").body())
                .contains("暂时不能接收立案申请", "密钥文件缺失", "之后不能接收")
                .doesNotContain("data-1");
        var began = lastAcceptingMinutesAgo(20);
        assertThat(beginningAt(began))
                .singleElement()
                .satisfies(open -> assertThat(open.endedAt()).as("it lasts").isNull());
        assertThat(visitor.get("/status/outages").body()).contains("尚未恢复");

        Files.move(moved(), key());
        readiness.check();
        assertThat(visitor.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/status").body()).contains("正常接收立案申请");
        assertThat(beginningAt(began)).singleElement().satisfies(outage -> {
            assertThat(outage.cause()).isEqualTo(Outage.Cause.NOT_READY);
            assertThat(outage.reasons()).isEqualTo("密钥文件缺失");
            assertThat(outage.endedAt()).isNotNull();
        });
        assertThat(visitor.get("/status/outages").body())
                .contains("系统中断证明", "系统运行但不能接收：密钥文件缺失", "民事诉讼法第八十六条", "0 小时 20 分");
    }

    @Test
    @DisplayName("为什么不能接收，日志只说一次；原因变了再说一次")
    void saidOnce(CapturedOutput output) throws Exception {
        Files.move(key(), moved());
        readiness.check();
        readiness.check();
        var incoming = data.folder("materials/incoming");
        var aside = incoming.resolveSibling("incoming-aside");
        Files.move(incoming, aside);
        Files.write(incoming, new byte[0]);
        try {
            readiness.check();
            readiness.check();
        } finally {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }

        assertThat(output.getOut().split("Filings are not accepted: \\[密钥文件缺失]", -1))
                .hasSize(2);
        assertThat(output.getOut().split("Filings are not accepted: \\[材料存储不能写入, 密钥文件缺失]", -1))
                .hasSize(2);
    }

    @Test
    @DisplayName("材料目录写不进去：不能接收")
    void anUnwritableFolder() throws Exception {
        var incoming = data.folder("materials/incoming");
        var aside = incoming.resolveSibling("incoming-aside");
        Files.move(incoming, aside);
        Files.write(incoming, new byte[0]);
        try {
            assertThat(readiness.check())
                    .isEqualTo(new Acceptance(false, readiness.current().since(), List.of("材料存储不能写入")));
        } finally {
            Files.delete(incoming);
            Files.move(aside, incoming);
        }
    }

    @Test
    @DisplayName("没有中断的日子：证明写明没有记录；日期颠倒说明怎么改")
    void certificateOfNothing() throws Exception {
        var visitor = new Visitor(port);

        assertThat(visitor.get("/status/outages?from=2026-01-05&to=2026-01-06").body())
                .contains("2026 年 1 月 5 日至2026 年 1 月 6 日", "没有不能接收立案申请的记录");
        assertThat(visitor.get("/status/outages?from=2026-01-05&to=2026-01-04").statusCode())
                .isEqualTo(422);
        for (var noDay : List.of("nonsense", "%2B999999999-12-31", "-0001-01-01", "999999-01-01")) {
            for (var field : List.of("from", "to")) {
                var refused = visitor.get("/status/outages?" + field + "=" + noDay);
                assertThat(refused.statusCode()).as(noDay).isEqualTo(422);
                assertThat(refused.body()).contains("日期写成 2026-11-28 的样子");
            }
        }
    }

    @Test
    @DisplayName("演示时钟拨快不算中断；中断按拨过的时钟回答")
    void aMovedClockIsNoOutage() {
        var stopped = lastAcceptingMinutesAgo(10);
        readiness.check();
        clock.moveTo(Duration.ofDays(10));
        readiness.check();

        assertThat(outages.between(clock.now().minus(Duration.ofHours(2)), clock.now()))
                .filteredOn(outage -> outage.beganAt().equals(stopped.plus(Duration.ofDays(10))))
                .hasSize(1);
        assertThat(outages.between(start.plus(Duration.ofDays(1)), start.plus(Duration.ofDays(9))))
                .isEmpty();
    }

    @Test
    @DisplayName("正在拨动演示时钟的那一刻也不记中断：中断只看数据库自己的时间")
    void aClockThatMovesMeanwhileIsNoOutage() throws Exception {
        var before = recorded();
        var moving = new AtomicBoolean(true);
        var hand = new Thread(() -> {
            for (var days = 0L; moving.get(); days = 8 - days) {
                clock.moveTo(Duration.ofDays(days));
            }
        });
        hand.start();
        try {
            for (var i = 0; i < 200; i++) {
                outages.accepting("");
            }
        } finally {
            moving.set(false);
            hand.join();
        }
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("中断记录谁也不能改")
    void nobodyEditsAnOutage() {
        lastAcceptingMinutesAgo(5);
        readiness.check();
        assertThatThrownBy(() -> jdbc.sql("delete from outage").update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private Instant lastAcceptingMinutesAgo(int minutes) {
        jdbc.sql("update availability set last_accepting_at = last_accepting_at - make_interval(mins => ?)")
                .param(minutes)
                .update();
        return outages.lastAccepting().orElseThrow();
    }

    private List<Outage> beginningAt(Instant began) {
        return outages.between(began, clock.now()).stream()
                .filter(outage -> outage.beganAt().equals(began))
                .toList();
    }

    private Path key() {
        return data.folder("keys").resolve("data-1");
    }

    private Path moved() {
        return data.folder("keys").resolve("data-1.aside");
    }

    private int recorded() {
        return jdbc.sql("select count(*) from outage").query(Integer.class).single();
    }
}
