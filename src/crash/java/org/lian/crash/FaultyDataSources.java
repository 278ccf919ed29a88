package org.lian.crash;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Brings {@link FaultyDataSource} into a court that is started with this class among its sources. */
public final class FaultyDataSources implements BeanPostProcessor {
    static final String FUSE = "crash.fuse";

    private final Fuse fuse = new Fuse(Path.of(System.getProperty(FUSE)));

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource real && name.equals("dataSource") ? new FaultyDataSource(real, fuse) : bean;
    }
}
