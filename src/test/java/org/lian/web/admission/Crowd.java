package org.lian.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.lian.vocabulary.ClientNetwork;

/** Strangers, each of a network of his own, who hold all places of an errand. */
final class Crowd implements AutoCloseable {
    private final Places places;
    private final Deque<Caller> inside = new ArrayDeque<>();

    private Crowd(Places places) {
        this.places = places;
    }

    static Crowd in(Places places) {
        var crowd = new Crowd(places);
        while (places.left() > 0) {
            var stranger = stranger("192.0.2." + crowd.inside.size());
            assertThat(places.enter(stranger)).isTrue();
            crowd.inside.add(stranger);
        }
        return crowd;
    }

    static Caller stranger(String address) {
        return new Caller(ClientNetwork.of(address), "");
    }

    @Override
    public void close() {
        while (!inside.isEmpty()) {
            places.leave(inside.remove());
        }
    }
}
