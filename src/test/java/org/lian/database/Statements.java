package org.lian.database;

import jakarta.servlet.Filter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Every statement that a court puts to its database, with the request or the background transaction it belongs to. */
@TestConfiguration
public class Statements {
    private static final Pattern TABLE =
            Pattern.compile("(?:from|into|update|join)\\s+([a-z_0-9.]+)", Pattern.CASE_INSENSITIVE);
    private static final ThreadLocal<Unit> REQUEST = new ThreadLocal<>();
    private static final Collection<Unit> UNITS = new ConcurrentLinkedQueue<>();

    /** One request, or one transaction of a thread of its own. */
    public static final class Unit {
        private final String name;
        private final List<Asked> asked = new ArrayList<>();
        private int commits;

        private Unit(String name) {
            this.name = name;
            UNITS.add(this);
        }

        /** Method and path with ids left out, or the thread. */
        public String name() {
            return name;
        }

        public synchronized int statements() {
            return asked.size();
        }

        public synchronized int commits() {
            return commits;
        }

        public synchronized List<Asked> asked() {
            return List.copyOf(asked);
        }

        /** Questions that were answered already, with nothing written to their tables in between; none of the engine. */
        public synchronized List<String> repeated() {
            var answered = new HashSet<Asked>();
            var found = new ArrayList<String>();
            for (var one : asked) {
                if (one.writes()) {
                    answered.removeIf(before -> before.tables().stream().anyMatch(one.tables()::contains));
                } else if (!one.engines() && !one.locks() && !answered.add(one)) {
                    found.add(one.sql());
                }
            }
            return found;
        }

        private synchronized void add(Asked one) {
            asked.add(one);
        }

        private synchronized void committed() {
            commits++;
        }
    }

    /** A statement and what was bound to it. */
    public record Asked(String sql, String values) {
        /** Whether it changes rows. */
        public boolean writes() {
            var start = sql.substring(0, Math.min(6, sql.length())).toLowerCase(Locale.ROOT);
            return Set.of("insert", "update", "delete").contains(start);
        }

        /** Whether a filing is read with its sealed content. */
        public boolean opensFiling() {
            return sql.contains(" content") && sql.matches(".* from filing( .*)?") && sql.startsWith("select");
        }

        boolean locks() {
            return sql.contains("pg_advisory");
        }

        boolean engines() {
            return tables().stream().anyMatch(table -> table.startsWith("act_"));
        }

        /** The tables it names. */
        public Set<String> tables() {
            var found = new HashSet<String>();
            var matcher = TABLE.matcher(sql);
            while (matcher.find()) {
                found.add(matcher.group(1).toLowerCase(Locale.ROOT));
            }
            return found;
        }
    }

    /** Forgets what was asked until now. */
    public static void forget() {
        UNITS.clear();
    }

    /** What was asked since, request by request. */
    public static List<Unit> units() {
        return UNITS.stream().filter(unit -> unit.statements() > 0).toList();
    }

    @Bean
    static BeanPostProcessor countedDatabase() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource real && name.equals("dataSource") ? new Counted(real) : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> namedRequests() {
        var registration = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            var http = (jakarta.servlet.http.HttpServletRequest) request;
            REQUEST.set(new Unit(
                    http.getMethod() + " " + http.getRequestURI().replaceAll("[0-9a-f-]{36}|[0-9]{6,}\\w*", "*")));
            try {
                chain.doFilter(request, response);
            } finally {
                REQUEST.remove();
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    private static final class Counted extends DelegatingDataSource {
        Counted(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            return connection(super.getConnection(), unit());
        }

        private static Unit unit() {
            var request = REQUEST.get();
            return request == null ? new Unit(Thread.currentThread().getName()) : request;
        }

        private static Connection connection(Connection real, Unit unit) {
            var open = new boolean[1];
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        if ((method.getName().equals("commit")
                                        || method.getName().equals("rollback"))
                                && open[0]) {
                            open[0] = false;
                            unit.committed();
                        }
                        var result = invoke(real, method, arguments);
                        if (result instanceof PreparedStatement statement) {
                            return statement(
                                    PreparedStatement.class, statement, (String) arguments[0], unit, real, open);
                        }
                        if (result instanceof Statement statement) {
                            return statement(Statement.class, statement, null, unit, real, open);
                        }
                        return result;
                    });
        }

        private static Object statement(
                Class<?> type,
                Statement real,
                @Nullable String prepared,
                Unit unit,
                Connection connection,
                boolean[] open) {
            var values = new TreeMap<Integer, String>();
            var batch = new ArrayList<Asked>();
            return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                if (method.getName().startsWith("set")
                        && arguments != null
                        && arguments[0] instanceof Integer place
                        && arguments.length > 1) {
                    values.put(place, String.valueOf(arguments[1]));
                }
                if (method.getName().equals("addBatch") && prepared != null) {
                    batch.add(new Asked(prepared.strip().replaceAll("\\s+", " "), values.toString()));
                } else if (method.getName().equals("executeBatch")) {
                    open[0] = true;
                    travelling(batch).forEach(unit::add);
                    batch.clear();
                } else if (method.getName().startsWith("execute")) {
                    var sql = prepared == null ? arguments == null ? "batch" : (String) arguments[0] : prepared;
                    if (sql.contains("pg_catalog.clock_timestamp()")) {
                        // The clock is asked once in a second, whoever needs it first.
                        return invoke(real, method, arguments);
                    }
                    unit.add(new Asked(sql.strip().replaceAll("\\s+", " "), values.toString()));
                    if (connection.getAutoCommit()) {
                        unit.committed();
                    } else {
                        open[0] = true;
                    }
                }
                return invoke(real, method, arguments);
            });
        }

        /** Rows of an insert travel together, as many as a power of two (reWriteBatchedInserts). */
        private static List<Asked> travelling(List<Asked> batch) {
            return !batch.isEmpty()
                            && batch.get(0).sql().toLowerCase(Locale.ROOT).startsWith("insert")
                    ? batch.subList(0, Integer.bitCount(batch.size()))
                    : batch;
        }

        private static Object invoke(Object target, java.lang.reflect.Method method, Object[] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }

    /** Statements and commits of each name, in the order in which they came. */
    public static String table(List<Unit> units) {
        var rows = new java.util.LinkedHashMap<String, int[]>();
        for (var unit : units) {
            var row = rows.computeIfAbsent(unit.name(), name -> new int[3]);
            row[0]++;
            row[1] += unit.statements();
            row[2] += unit.commits();
        }
        var text = new StringBuilder("times statements commits\n");
        for (Map.Entry<String, int[]> row : rows.entrySet()) {
            var counts = row.getValue();
            text.append("%5d %10d %7d  %s%n".formatted(counts[0], counts[1], counts[2], row.getKey()));
        }
        return text.toString();
    }

    /** Each statement of each request, in the order in which they came, for whoever wants to spare one. */
    public static String inFull(List<Unit> units) {
        var text = new StringBuilder();
        for (var unit : units) {
            text.append("=== %s: %d, %d commits%n".formatted(unit.name(), unit.statements(), unit.commits()));
            unit.asked().forEach(one -> text.append(one.sql())
                    .append(" | ")
                    .append(one.values())
                    .append('\n'));
        }
        return text.toString();
    }
}
