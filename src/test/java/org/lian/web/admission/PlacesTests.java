package org.lian.web.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.vocabulary.ClientNetwork;

/** The places of one errand, shared by network and by person. */
class PlacesTests {
    private static final Caller CROWD = Crowd.stranger("192.0.2.1");
    private static final Caller OTHER = Crowd.stranger("192.0.2.2");

    @Test
    @DisplayName("一个地址的人再多，也给别的地址留着四分之一的位置；只有他们时，等的人照样轮到")
    void oneOfFourIsLeft() {
        var places = Places.of("4 0 1ms");
        for (var i = 0; i < 3; i++) {
            assertThat(places.enter(CROWD)).isTrue();
        }

        assertThat(places.enter(CROWD)).isFalse();
        assertThat(places.enter(OTHER)).isTrue();
        places.leave(CROWD);
        assertThat(places.enter(CROWD)).isTrue();
    }

    @Test
    @DisplayName("等的人里，位置先给里面人最少的地址，不管谁先来")
    void theFewestFirst() {
        var places = Places.of("1 8 20s");
        assertThat(places.enter(CROWD)).isTrue();
        var crowd = waiting(places, CROWD, 5);
        var other = waiting(places, OTHER, 1);

        places.leave(CROWD);

        assertThat(other.get(0).join()).isTrue();
        assertThat(crowd).noneMatch(CompletableFuture::isDone);
        places.leave(OTHER);
        for (var i = 0; i < 5; i++) {
            await().until(() -> crowd.stream().anyMatch(CompletableFuture::isDone));
            var in =
                    crowd.stream().filter(CompletableFuture::isDone).findFirst().orElseThrow();
            assertThat(in.join()).isTrue();
            crowd.remove(in);
            places.leave(CROWD);
        }
        assertThat(places.left()).isEqualTo(1);
    }

    @Test
    @DisplayName("等的人满了：别的地址来一个，人最多的地址让一个；同一地址再来的，请过会儿再来")
    void theLargestCrowdGivesWay() {
        var places = Places.of("1 4 20s");
        assertThat(places.enter(CROWD)).isTrue();
        var crowd = waiting(places, CROWD, 4);

        assertThat(places.enter(CROWD)).isFalse();
        var other = waiting(places, OTHER, 1);

        await().until(() -> crowd.stream().filter(CompletableFuture::isDone).count() == 1);
        assertThat(crowd.stream()
                        .filter(CompletableFuture::isDone)
                        .findFirst()
                        .orElseThrow()
                        .join())
                .isFalse();
        places.leave(CROWD);
        assertThat(other.get(0).join()).isTrue();
    }

    @Test
    @DisplayName("一个账号从许多地址来，也只算一个人：满了让别人")
    void oneAccountOfManyNetworks() {
        var places = Places.of("1 4 20s");
        assertThat(places.enter(account("192.0.2.10"))).isTrue();
        var crowd = new ArrayList<CompletableFuture<Boolean>>();
        for (var i = 0; i < 4; i++) {
            crowd.addAll(waiting(places, account("192.0.2.2" + i), 1));
        }

        var other = waiting(places, OTHER, 1);

        await().until(() -> crowd.stream().anyMatch(CompletableFuture::isDone));
        places.leave(account("192.0.2.10"));
        assertThat(other.get(0).join()).isTrue();
    }

    @Test
    @DisplayName("同一地址后面，一个人的许多请求让同一地址的另一个人")
    void onePersonOfAHall() {
        var places = Places.of("1 4 20s");
        assertThat(places.enter(account("192.0.2.1"))).isTrue();
        var crowd = waiting(places, account("192.0.2.1"), 4);

        var neighbour = waiting(places, CROWD, 1);

        await().until(() -> crowd.stream().anyMatch(CompletableFuture::isDone));
        places.leave(account("192.0.2.1"));
        assertThat(neighbour.get(0).join()).isTrue();
    }

    @Test
    @DisplayName("一个一个算的，一个地址同时只算一个")
    void oneEach() {
        var places = Places.oneEach("2 0 1ms");

        assertThat(places.enter(CROWD)).isTrue();
        assertThat(places.enter(CROWD)).isFalse();
        assertThat(places.enter(OTHER)).isTrue();
    }

    @Test
    @DisplayName("等过了时间就不再等，位置一个不少")
    void patience() {
        var places = Places.of("1 4 50ms");
        assertThat(places.enter(CROWD)).isTrue();

        assertThat(places.enter(OTHER)).isFalse();
        places.leave(CROWD);

        assertThat(places.left()).isEqualTo(1);
        assertThat(places.has(OTHER)).isFalse();
        assertThat(places.enter(OTHER)).isTrue();
    }

    private static Caller account(String address) {
        return new Caller(ClientNetwork.of(address), "Bearer one");
    }

    /** So many threads that wait for a place, all of them in the queue. */
    private static List<CompletableFuture<Boolean>> waiting(Places places, Caller caller, int many) {
        var waiting = new ArrayList<CompletableFuture<Boolean>>();
        for (var i = 0; i < many; i++) {
            var entered = new CompletableFuture<Boolean>();
            var thread = new Thread(() -> entered.complete(places.enter(caller)));
            thread.setDaemon(true);
            thread.start();
            waiting.add(entered);
            await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        }
        return waiting;
    }
}
