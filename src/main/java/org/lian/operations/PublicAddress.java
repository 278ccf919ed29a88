package org.lian.operations;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lian.database.StartRefused;
import org.lian.site.PublicSite;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

/**
 * The consequences of LIAN_PUBLIC_URL: behind https every cookie is secure; what a proxy says about the caller counts
 * only when it comes from LIAN_TRUSTED_PROXIES, else from this machine; without a public address no proxy is believed.
 */
class PublicAddress implements EnvironmentPostProcessor, Ordered {
    private static final String THIS_MACHINE = "127.0.0.0/8, ::1, 0:0:0:0:0:0:0:1";
    private static final Pattern IPV4 =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var site = site(environment);
        var address = site.publicUrl().strip();
        if (address.isEmpty()) {
            return;
        }
        var secure = String.valueOf(parsed(address).getScheme().equals("https"));
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("server.forward-headers-strategy", "native");
        settings.put(
                "server.tomcat.remoteip.internal-proxies",
                addresses(site.trustedProxies().isBlank() ? THIS_MACHINE : site.trustedProxies()));
        // A forged Host must not decide where a redirect leads.
        settings.put("server.tomcat.use-relative-redirects", "true");
        settings.put("server.servlet.session.cookie.secure", secure);
        settings.put("camunda.bpm.webapp.csrf.enable-secure-cookie", secure);
        environment.getPropertySources().addFirst(new MapPropertySource("public address", settings));
    }

    static PublicSite site(Environment environment) {
        return Binder.get(environment).bindOrCreate("lian", PublicSite.class);
    }

    static URI parsed(String address) {
        try {
            var uri = URI.create(address);
            if (uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Said below, as for every other text that is none.
        }
        throw new StartRefused("LIAN_PUBLIC_URL 不是网址：" + address + "。请写成 https://域名 的形式。");
    }

    /** A regular expression for addresses and IPv4 networks, as the container wants it. */
    static String addresses(String list) {
        var all = new ArrayList<String>();
        for (var one : list.split("[,\\s]+")) {
            if (!one.isBlank()) {
                all.add(address(one));
            }
        }
        return String.join("|", all);
    }

    private static String address(String one) {
        if (one.contains(":") && one.matches("[0-9a-fA-F:.]+")) {
            return Pattern.quote(one);
        }
        var match = IPV4.matcher(one);
        if (!match.matches()) {
            throw wrongProxy(one);
        }
        var bits = match.group(5) == null ? 32 : Integer.parseInt(match.group(5));
        var parts = List.of(1, 2, 3, 4).stream()
                .map(match::group)
                .mapToInt(Integer::parseInt)
                .toArray();
        if (bits > 32 || IntStream.of(parts).anyMatch(part -> part > 255)) {
            throw wrongProxy(one);
        }
        var octets = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            octets.add(octet(parts[i], Math.max(0, Math.min(8, bits - 8 * i))));
        }
        return String.join("\\.", octets);
    }

    /** The values of one octet whose first {@code fixed} bits are given. */
    private static String octet(int value, int fixed) {
        if (fixed == 8) {
            return Integer.toString(value);
        }
        var first = value & (0xff << (8 - fixed));
        return fixed == 0
                ? "\\d{1,3}"
                : IntStream.range(first, first + (1 << (8 - fixed)))
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static StartRefused wrongProxy(String one) {
        return new StartRefused("LIAN_TRUSTED_PROXIES 中的 " + one + " 不是地址或者网段。请写成 10.0.0.5 或 10.0.0.0/24，多个用逗号隔开。");
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 10;
    }
}
