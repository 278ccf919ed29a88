package org.lian.liveness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

@ExtendWith(OutputCaptureExtension.class)
class ScheduledRoundsTests {
    @Test
    @DisplayName("数据库断了的一分钟里，同一个故障记一次，不每秒一次；另一种故障照记")
    void theSameFaultIsLoggedOnce(CapturedOutput output) throws InterruptedException, ExecutionException {
        var scheduler = new ThreadPoolTaskScheduler();
        new ScheduledRounds().customize(scheduler);
        scheduler.initialize();
        try {
            List<Future<?>> rounds = IntStream.range(0, 20)
                    .<Future<?>>mapToObj(round -> scheduler.submit(() -> {
                        throw new DataAccessResourceFailureException("the database is away");
                    }))
                    .toList();
            for (var round : rounds) {
                round.get();
            }
            scheduler
                    .submit(() -> {
                        throw new IllegalStateException("another fault");
                    })
                    .get();
        } finally {
            scheduler.shutdown();
        }

        assertThat(output.getAll().split("Scheduled work failed", -1)).hasSize(3);
        assertThat(output.getAll()).contains("the database is away", "another fault");
    }
}
