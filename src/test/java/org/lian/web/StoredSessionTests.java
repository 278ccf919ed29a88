package org.lian.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 会话表里被人塞进来的东西: whoever can write the table of sessions runs nothing within the court. */
@CourtTest
class StoredSessionTests {
    private static final String SIGNED_IN = "SPRING_SECURITY_CONTEXT";

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("会话里被换成层层嵌套的集合：马上作未登录处理，不报错，不耗处理器；正常的登录不受影响")
    void nestedSets() throws Exception {
        var visitor = Visitor.browser(port, "zhangsan");
        assertThat(visitor.get("/filings").statusCode()).isEqualTo(200);
        put(visitor, bomb());

        var answer = CompletableFuture.supplyAsync(() -> status(visitor)).orTimeout(10, TimeUnit.SECONDS);

        assertThat(answer.join()).as("to the log-in").isEqualTo(302);
        visitor.logIn("zhangsan", "demo-zhangsan");
        assertThat(visitor.get("/filings").statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("会话里是立案系统从不存放的类：不造出来，作未登录处理")
    void aClassOfNobodyHere() throws Exception {
        var visitor = Visitor.browser(port, "zhangsan");
        put(visitor, new Planted());

        assertThat(status(visitor)).isEqualTo(302);
        assertThat(Planted.made).as("its code did not run").isFalse();
    }

    @Test
    @DisplayName("会话里是极深、极长的内容：不读完，作未登录处理")
    void deepAndLong() throws Exception {
        var visitor = Visitor.browser(port, "zhangsan");
        var deep = new ArrayList<Object>();
        for (var i = 0; i < 200; i++) {
            var outer = new ArrayList<Object>();
            outer.add(deep);
            deep = outer;
        }
        put(visitor, deep);
        assertThat(status(visitor)).isEqualTo(302);

        put(visitor, new String[1_000_000]);
        assertThat(status(visitor)).isEqualTo(302);
    }

    @Test
    @DisplayName("会话里是读不懂的字节：作未登录处理")
    void nonsense() throws Exception {
        var visitor = Visitor.browser(port, "zhangsan");
        put(visitor, "没有写完".getBytes(StandardCharsets.UTF_8));

        assertThat(status(visitor)).isEqualTo(302);
    }

    /** Says when it was made out of a stream. */
    private static class Planted implements Serializable {
        private static final long serialVersionUID = 1L;
        private static volatile boolean made;

        private void readObject(java.io.ObjectInputStream stream) throws IOException, ClassNotFoundException {
            made = true;
            stream.defaultReadObject();
        }
    }

    /** Each level doubles the work of the one above, in a few bytes. */
    private static Set<Object> bomb() {
        var root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (var depth = 0; depth < 27; depth++) {
            Set<Object> left = new HashSet<>();
            Set<Object> right = new HashSet<>();
            left.add("there");
            one.add(left);
            one.add(right);
            other.add(left);
            other.add(right);
            one = left;
            other = right;
        }
        return root;
    }

    private int status(Visitor visitor) {
        try {
            return visitor.get("/filings").statusCode();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(Visitor visitor, Serializable attribute) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(attribute);
        }
        put(visitor, bytes.toByteArray());
    }

    private void put(Visitor visitor, Set<Object> attribute) throws IOException {
        put(visitor, (Serializable) attribute);
    }

    private void put(Visitor visitor, byte[] bytes) {
        var session = new String(Base64.getDecoder().decode(visitor.sessionCookie()), StandardCharsets.UTF_8);
        assertThat(jdbc.sql("""
                        update session_attributes set attribute_bytes = :bytes where attribute_name = :name
                        and session_primary_id = (select primary_id from session where session_id = :session)""")
                        .param("bytes", bytes)
                        .param("name", SIGNED_IN)
                        .param("session", session)
                        .update())
                .isEqualTo(1);
    }
}
