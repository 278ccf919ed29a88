package org.lian.operations;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The jar's word {@code health}: asks the court that serves on this machine whether it can accept filings, for a
 * container's health check, which has no other program to ask with. Needs no database and no secret.
 */
public final class HealthWord {
    private static final String WORD = "health";
    private static final String READINESS = "/actuator/health/readiness";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int READY = 200;
    private static final Set<String> EVERY_ADDRESS = Set.of("", "0.0.0.0", "::");

    private HealthWord() {}

    public static boolean isIt(String[] arguments) {
        return arguments.length > 0 && arguments[0].equals(WORD);
    }

    /** The exit code: 0 while filings can be accepted, 1 otherwise; the answer is printed as it came. */
    public static int run(String[] arguments, PrintStream out) throws InterruptedException {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SimpleCommandLinePropertySource(Arrays.copyOfRange(arguments, 1, arguments.length)));
        return ask(environment, out);
    }

    static int ask(PropertyResolver settings, PrintStream out) throws InterruptedException {
        var say = new PrintStream(out, true, StandardCharsets.UTF_8);
        var address = address(settings);
        try {
            var answer = HttpClient.newBuilder()
                    .connectTimeout(PATIENCE)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.ofString());
            say.println(answer.body());
            return answer.statusCode() == READY ? 0 : 1;
        } catch (IOException nobody) {
            say.println("没有在 " + address + " 得到回答：服务没有启动，或者端口不是这个（SERVER_PORT）");
            return 1;
        }
    }

    private static URI address(PropertyResolver settings) {
        var said = settings.getProperty("server.address", "");
        var host =
                EVERY_ADDRESS.contains(said) ? InetAddress.getLoopbackAddress().getHostAddress() : said;
        var port = settings.getProperty("server.port", "8080");
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port + READINESS);
    }
}
