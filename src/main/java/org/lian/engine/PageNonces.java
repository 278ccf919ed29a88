package org.lian.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The nonce by which a page of Camunda's allows its own scripts, kept with the request. Camunda's filters keep it with
 * the whole application: of pages that are asked for in the same instant one gets another's nonce and stays blank.
 */
class PageNonces extends OncePerRequestFilter {
    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var context = ownNonce(request);
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public ServletContext getServletContext() {
                        return context;
                    }
                },
                response);
    }

    /** The application's context, but for the nonce. */
    private static ServletContext ownNonce(HttpServletRequest request) {
        var application = request.getServletContext();
        return (ServletContext) Proxy.newProxyInstance(
                PageNonces.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments.length > 0 && NONCE.equals(arguments[0])) {
                        switch (method.getName()) {
                            case "getAttribute" -> {
                                return request.getAttribute(NONCE);
                            }
                            case "setAttribute" -> {
                                request.setAttribute(NONCE, arguments[1]);
                                return null;
                            }
                            default -> {}
                        }
                    }
                    return asked(application, method, arguments);
                });
    }

    private static @Nullable Object asked(ServletContext application, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(application, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
