package org.lian.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The jar's word on health, beside a server that answers as the court does. */
class HealthWordTests {
    private HttpServer server;
    private volatile int status = 200;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/actuator/health/readiness", exchange -> {
            var body = (status == 200 ? "{\"status\":\"UP\"}" : "{\"status\":\"OUT_OF_SERVICE\"}").getBytes();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    @DisplayName("health：能接收立案的退出码 0，不能的 1，都印出法院自己的回答")
    void readinessIsTheExitCode() throws Exception {
        assertThat(asked(Map.of("SERVER_PORT", port()))).isEqualTo("0 {\"status\":\"UP\"}");
        status = 503;
        assertThat(asked(Map.of("SERVER_PORT", port()))).isEqualTo("1 {\"status\":\"OUT_OF_SERVICE\"}");
    }

    @Test
    @DisplayName("health：端口也可以写成参数；监听所有地址的问本机；没有人回答的退出码 1，说明原因")
    void whereItAsks() throws Exception {
        assertThat(asked(Map.of("SERVER_PORT", port(), "SERVER_ADDRESS", "0.0.0.0")))
                .startsWith("0 ");
        assertThat(asked(Map.of("SERVER_PORT", "1")))
                .startsWith("1 没有在 http://127.0.0.1:1/")
                .contains("SERVER_PORT");

        var said = new ByteArrayOutputStream();
        var arguments = new String[] {"health", "--server.port=" + port()};
        assertThat(HealthWord.isIt(arguments)).isTrue();
        assertThat(HealthWord.run(arguments, new PrintStream(said, true, StandardCharsets.UTF_8)))
                .isZero();
    }

    private String port() {
        return String.valueOf(server.getAddress().getPort());
    }

    private static String asked(Map<String, Object> variables) throws Exception {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        var said = new ByteArrayOutputStream();
        var code = HealthWord.ask(environment, new PrintStream(said, true, StandardCharsets.UTF_8));
        return code + " " + said.toString(StandardCharsets.UTF_8).strip();
    }
}
