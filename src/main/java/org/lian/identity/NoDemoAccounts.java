package org.lian.identity;

import org.lian.database.StartRefused;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The condition that production does not start on a database that holds demo accounts. */
@Component
@Profile("prod")
class NoDemoAccounts implements SmartInitializingSingleton {
    private final AccountStore store;

    NoDemoAccounts(AccountStore store) {
        this.store = store;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (store.anyDemo()) {
            throw new StartRefused("数据库里有演示账号，生产环境（prod）拒绝启动。请使用新的数据库，不要用演示库。");
        }
    }
}
