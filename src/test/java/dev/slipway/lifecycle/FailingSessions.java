package dev.slipway.lifecycle;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** Sessions that refuse one statement and keep all that went before. */
final class FailingSessions {
    private FailingSessions() {}

    /** Sessions of {@code real} whose simple statements fail when they begin like this. */
    static DataSource at(DataSource real, String begin) {
        return at(real, begin, new AtomicInteger(Integer.MAX_VALUE));
    }

    /** As {@link #at(DataSource, String)}, the first time only. */
    static DataSource once(DataSource real, String begin) {
        return at(real, begin, new AtomicInteger(1));
    }

    private static DataSource at(DataSource real, String begin, AtomicInteger times) {
        return wrap(
                DataSource.class,
                real,
                made ->
                        wrap(
                                Connection.class,
                                (Connection) made,
                                each -> statement(each, begin, times)));
    }

    private static Object statement(Object made, String begin, AtomicInteger times) {
        return Proxy.newProxyInstance(
                FailingSessions.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, args) -> {
                    if (args != null
                            && String.valueOf(args[0]).startsWith(begin)
                            && times.getAndDecrement() > 0) {
                        throw new SQLException("Refused for the test");
                    }
                    return call(() -> method.invoke(made, args));
                });
    }

    private interface Wrap {
        Object of(Object made);
    }

    private static <T> T wrap(Class<T> type, T real, Wrap wrap) {
        InvocationHandler handler =
                (proxy, method, args) -> {
                    Object made = call(() -> method.invoke(real, args));
                    boolean opens =
                            method.getName().equals("getConnection")
                                    || method.getName().equals("createStatement");
                    return opens ? wrap.of(made) : made;
                };
        return type.cast(
                Proxy.newProxyInstance(
                        FailingSessions.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private interface Invocation {
        Object run() throws ReflectiveOperationException;
    }

    private static Object call(Invocation invocation) throws Throwable {
        try {
            return invocation.run();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
