package org.lian.engine;

import java.io.InputStream;
import java.util.stream.Stream;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Acts that the clock's own work overtook: whoever withdraws, answers or pays at the moment in which a timer of the same
 * case fires meets no fault. His transaction was rolled back whole, and the act is done once more.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class OvertakenActs {
    private static final int ATTEMPTS = 3;

    /** Around the transaction, so that each attempt has one of its own. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor onceMore() {
        var acts = Pointcuts.union(
                AnnotationMatchingPointcut.forClassAnnotation(Transactional.class),
                AnnotationMatchingPointcut.forMethodAnnotation(Transactional.class));
        MethodInterceptor again = OvertakenActs::attempted;
        var advisor = new DefaultPointcutAdvisor(acts, again);
        advisor.setOrder(Ordered.LOWEST_PRECEDENCE - 1);
        return advisor;
    }

    private static Object attempted(MethodInvocation act) throws Throwable {
        var once = TransactionSynchronizationManager.isActualTransactionActive()
                || Stream.of(act.getArguments()).anyMatch(InputStream.class::isInstance);
        for (var attempt = once ? ATTEMPTS : 1; attempt < ATTEMPTS; attempt++) {
            try {
                return ((ProxyMethodInvocation) act).invocableClone().proceed();
            } catch (RuntimeException fault) {
                if (!Overtaken.is(fault)) {
                    throw fault;
                }
            }
        }
        return act.proceed();
    }
}
