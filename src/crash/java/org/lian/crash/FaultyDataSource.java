package org.lian.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The court's own data source, except that the process ends at the commit that the fuse names, as kill -9 ends it. */
final class FaultyDataSource extends DelegatingDataSource {
    private static final int KILLED = 137;

    private final Fuse fuse;

    FaultyDataSource(DataSource real, Fuse fuse) {
        super(real);
        this.fuse = fuse;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watched(super.getConnection());
    }

    private Connection watched(Connection real) {
        var passed = EnumSet.noneOf(FaultPoint.class);
        return (Connection) Proxy.newProxyInstance(
                FaultyDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(real, passed, method, arguments));
    }

    private Object call(Connection real, Set<FaultPoint> passed, Method method, Object[] arguments) throws Throwable {
        try {
            switch (method.getName()) {
                case "prepareStatement" -> passed.addAll(FaultPoint.passedBy((String) arguments[0]));
                case "rollback" -> passed.clear();
                case "commit" -> {
                    dieIf(fuse.burns(passed, false));
                    method.invoke(real, arguments);
                    dieIf(fuse.burns(passed, true));
                    passed.clear();
                    return null;
                }
                default -> {}
            }
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static void dieIf(boolean now) {
        if (now) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
