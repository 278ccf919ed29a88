package org.lian.story;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.lian.CourtTest;
import org.lian.clock.BusinessClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A court whose calendar a test moves; after each test it is today again. */
@CourtTest
public abstract class CourtInTime {
    @LocalServerPort
    protected int port;

    @Autowired
    protected BusinessClock clock;

    protected CourtClock time;

    @BeforeEach
    void clock() {
        time = new CourtClock(clock, port);
    }

    @AfterEach
    void realTimeAgain() {
        time.realTimeAgain();
    }
}
