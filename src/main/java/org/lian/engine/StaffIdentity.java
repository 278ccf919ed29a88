package org.lian.engine;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;
import org.lian.engine.StaffLookup.EngineStaff;

/** The engine asks our directory who works where. It can read, never write, and never checks a password. */
class StaffIdentity implements ReadOnlyIdentityProvider {
    private final StaffLookup staff;

    StaffIdentity(StaffLookup staff) {
        this.staff = staff;
    }

    @Override
    public @Nullable User findUserById(String id) {
        return staff.find(id).map(StaffIdentity::user).orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users(staff, executor());
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users(staff, null);
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedOperationException("Staff are not in the engine's tables");
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public @Nullable Group findGroupById(String id) {
        var name = names(staff).get(id);
        return name == null ? null : group(id, name);
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups(staff, executor());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups(staff, null);
    }

    @Override
    public @Nullable Tenant findTenantById(String id) {
        return courts(staff.all().stream()).contains(id) ? tenant(id) : null;
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new Courts(staff, executor());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new Courts(staff, null);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    private static User user(EngineStaff person) {
        var user = new UserEntity();
        user.setId(person.username());
        user.setFirstName(person.displayName());
        user.setLastName("");
        return user;
    }

    /** Of the groups that go with a role, and of those that the court made itself. */
    private static Map<String, String> names(StaffLookup staff) {
        var names = new TreeMap<>(staff.ownGroups());
        names.putAll(EngineIdentity.GROUP_LABELS);
        return names;
    }

    private static Group group(String id, String name) {
        var group = new GroupEntity();
        group.setId(id);
        group.setName(name);
        group.setType("WORKFLOW");
        return group;
    }

    private static Tenant tenant(String id) {
        var tenant = new TenantEntity();
        tenant.setId(id);
        tenant.setName(id);
        return tenant;
    }

    private static Set<String> courts(Stream<EngineStaff> people) {
        var courts = new TreeSet<String>();
        people.forEach(person -> courts.addAll(person.courts()));
        return courts;
    }

    private static boolean wanted(@Nullable String one, String @Nullable [] several, String id) {
        return (one == null || one.equals(id))
                && (several == null || Arrays.asList(several).contains(id));
    }

    private static Stream<EngineStaff> people(StaffLookup staff, @Nullable String username) {
        return username == null ? staff.all().stream() : staff.find(username).stream();
    }

    private static <T> List<T> cut(Collection<T> all, @Nullable Page page) {
        return page == null
                ? List.copyOf(all)
                : all.stream()
                        .skip(page.getFirstResult())
                        .limit(page.getMaxResults())
                        .toList();
    }

    /** Staff by id, group or court; names cannot be searched here. */
    private static class Users extends UserQueryImpl {
        private static final long serialVersionUID = 1L;

        private final transient StaffLookup staff;

        @SuppressWarnings("NullAway") // the engine's own queries pass no executor inside a command
        Users(StaffLookup staff, @Nullable CommandExecutor executor) {
            super(executor);
            this.staff = staff;
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().size();
        }

        @Override
        public List<User> executeList(CommandContext context, @Nullable Page page) {
            return cut(found(), page);
        }

        private List<User> found() {
            return people(staff, getId())
                    .filter(person -> wanted(null, getIds(), person.username()))
                    .filter(person -> getGroupId() == null || person.groups().contains(getGroupId()))
                    .filter(person -> getTenantId() == null || person.courts().contains(getTenantId()))
                    .map(StaffIdentity::user)
                    .toList();
        }
    }

    /** The groups that go with a role, and the court's own. */
    private static class Groups extends GroupQueryImpl {
        private static final long serialVersionUID = 1L;

        private final transient StaffLookup staff;

        @SuppressWarnings("NullAway") // as above
        Groups(StaffLookup staff, @Nullable CommandExecutor executor) {
            super(executor);
            this.staff = staff;
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().size();
        }

        @Override
        public List<Group> executeList(CommandContext context, @Nullable Page page) {
            return cut(found(), page);
        }

        private List<Group> found() {
            return names(staff).entrySet().stream()
                    .filter(group -> wanted(getId(), getIds(), group.getKey()))
                    .filter(group -> userId == null
                            || staff.find(userId)
                                    .filter(person -> person.groups().contains(group.getKey()))
                                    .isPresent())
                    .map(group -> group(group.getKey(), group.getValue()))
                    .toList();
        }
    }

    /** The courts that have staff. */
    private static class Courts extends TenantQueryImpl {
        private static final long serialVersionUID = 1L;

        private final transient StaffLookup staff;

        @SuppressWarnings("NullAway") // as above
        Courts(StaffLookup staff, @Nullable CommandExecutor executor) {
            super(executor);
            this.staff = staff;
        }

        @Override
        public long executeCount(CommandContext context) {
            return found().size();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, @Nullable Page page) {
            return cut(found(), page);
        }

        private List<Tenant> found() {
            // A court is given to a person, never to a group.
            return groupId != null
                    ? List.of()
                    : courts(people(staff, userId)).stream()
                            .filter(id -> wanted(getId(), getIds(), id))
                            .map(StaffIdentity::tenant)
                            .toList();
        }
    }

    /** The factory that opens one per command. */
    static class Factory implements SessionFactory {
        private final Supplier<StaffLookup> staff;

        Factory(Supplier<StaffLookup> staff) {
            this.staff = staff;
        }

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new StaffIdentity(staff.get());
        }
    }
}
