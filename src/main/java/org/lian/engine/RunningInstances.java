package org.lian.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The instances that run, and which version of their diagram each follows. */
@Component
public class RunningInstances {
    private static final String OF_VERSION = """
            from act_ru_execution instance
            join act_re_procdef definition on definition.id_ = instance.proc_def_id_
            where instance.id_ = instance.proc_inst_id_
              and definition.key_ = :rule and definition.tenant_id_ is null""";

    private final JdbcClient jdbc;

    RunningInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The number of instances that follow a version. */
    public record AtVersion(int version, long running) {}

    /**
     * One instance.
     *
     * @param filing that it belongs to, whatever its business key names; null for an instance of no filing
     */
    public record Instance(String id, @Nullable String filing) {}

    /** Versions that somebody still follows, the newest first. */
    public List<AtVersion> counts(String rule) {
        return jdbc.sql("select definition.version_ as version, count(*) as running " + OF_VERSION
                        + " group by 1 order by 1 desc")
                .param("rule", rule)
                .query(AtVersion.class)
                .list();
    }

    /** All that follow the version. */
    public List<Instance> of(String rule, int version) {
        return jdbc.sql("""
                        select instance.id_ as id,
                          (select fact.text_ from act_ru_variable fact
                           where fact.execution_id_ = instance.id_ and fact.name_ = 'filingId') as filing\s""" + OF_VERSION + " and definition.version_ = :version order by instance.id_")
                .param("rule", rule)
                .param("version", version)
                .query(Instance.class)
                .list();
    }

    /** Those of the given that follow the version now. */
    public Set<String> still(String rule, int version, List<String> ids) {
        return new HashSet<>(jdbc.sql("select instance.id_ " + OF_VERSION
                        + " and definition.version_ = :version and instance.id_ in (:ids)")
                .param("rule", rule)
                .param("version", version)
                .param("ids", ids)
                .query(String.class)
                .list());
    }
}
