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
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.lian.CourtTest;
import org.lian.keys.Vault;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 会话表里被人塞进来的东西: whoever can write the table of sessions runs nothing within the court. */
@CourtTest
class StoredSessionTests {
    private static final String SIGNED_IN = "SPRING_SECURITY_CONTEXT";

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Vault vault;

    @LocalServerPort
    int port;

    @Test
    @DisplayName("从会话表里读到的编号放进浏览器：一个也打不开，还是未登录；表里没有浏览器手里的那个编号")
    void whatIsReadOpensNothing() {
        var admin = QuietBrowser.as(port, "admin1");
        var own = new String(Base64.getDecoder().decode(admin.cookie("SESSION")), StandardCharsets.UTF_8);

        var stored =
                jdbc.sql("select session_id from session").query(String.class).list();

        assertThat(stored).isNotEmpty().doesNotContain(own);
        for (var id : List.of(kept(admin.cookie("SESSION")), stored.get(0))) {
            for (var shape : List.of(id, cookie(id))) {
                var thief = QuietBrowser.stranger(port);
                thief.putCookie("SESSION", shape);
                assertThat(thief.get("/admin/staff").expecting(302).header("location"))
                        .endsWith("/login");
            }
        }
        admin.get("/admin/staff").expecting(200);
    }

    @Test
    @DisplayName("用写库的账号把别人的登录抄进自己的匿名会话，或把自己的编号写到别人的会话上：还是未登录")
    void whatIsCopiedOpensNothing() {
        var admin = QuietBrowser.as(port, "admin1");
        var thief = QuietBrowser.stranger(port);
        thief.get("/filings").expecting(302);
        var victim = kept(admin.cookie("SESSION"));
        var own = kept(thief.cookie("SESSION"));

        assertThat(jdbc.sql("""
                        insert into session_attributes (session_primary_id, attribute_name, attribute_bytes)
                        select o.primary_id, a.attribute_name, a.attribute_bytes
                        from session o, session_attributes a join session v on v.primary_id = a.session_primary_id
                        where o.session_id = :own and v.session_id = :victim and a.attribute_name = :name""")
                        .param("own", own)
                        .param("victim", victim)
                        .param("name", SIGNED_IN)
                        .update())
                .isEqualTo(1);
        assertThat(thief.get("/admin/staff").expecting(302).header("location")).endsWith("/login");

        jdbc.sql("delete from session where session_id = ?").param(own).update();
        assertThat(jdbc.sql("update session set session_id = :own where session_id = :victim")
                        .param("own", own)
                        .param("victim", victim)
                        .update())
                .isEqualTo(1);
        assertThat(thief.get("/admin/staff").expecting(302).header("location")).endsWith("/login");
    }

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

    /** As somebody who had the court's key as well: what is sealed by another is not even read. */
    private void put(Visitor visitor, byte[] bytes) {
        var session = kept(visitor.sessionCookie());
        assertThat(jdbc.sql("""
                        update session_attributes set attribute_bytes = :bytes where attribute_name = :name
                        and session_primary_id = (select primary_id from session where session_id = :session)""")
                        .param("bytes", vault.seal(bytes, "session:" + session + ":" + SIGNED_IN))
                        .param("name", SIGNED_IN)
                        .param("session", session)
                        .update())
                .isEqualTo(1);
    }

    /** What the table has of a session's number. */
    private String kept(String cookie) {
        var id = new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.token("session:" + id));
    }

    private static String cookie(String id) {
        return Base64.getEncoder().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }
}
