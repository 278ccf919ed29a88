package org.lian.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lian.identity.Staff;
import org.lian.identity.StaffDirectory;
import org.lian.identity.StaffGroup;
import org.lian.identity.StaffGroups;
import org.lian.vocabulary.CourtCode;
import org.springframework.stereotype.Component;

/** The active staff of our own directory, as the engine sees it. */
@Component
class DirectoryStaff implements StaffLookup {
    private final StaffDirectory directory;
    private final StaffGroups groups;

    DirectoryStaff(StaffDirectory directory, StaffGroups groups) {
        this.directory = directory;
        this.groups = groups;
    }

    @Override
    public Map<String, String> ownGroups() {
        return groups.working().stream().collect(Collectors.toMap(StaffGroup::code, StaffGroup::name));
    }

    @Override
    public Optional<EngineStaff> find(String username) {
        return directory.find(username).filter(Staff::active).map(DirectoryStaff::seen);
    }

    @Override
    public List<EngineStaff> all() {
        return directory.all().stream()
                .filter(Staff::active)
                .map(DirectoryStaff::seen)
                .toList();
    }

    private static EngineStaff seen(Staff staff) {
        return new EngineStaff(
                staff.username(),
                staff.displayName(),
                EngineIdentity.groupsOf(staff),
                staff.courts().stream().map(CourtCode::value).collect(Collectors.toSet()));
    }
}
