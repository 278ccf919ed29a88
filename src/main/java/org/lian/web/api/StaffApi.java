package org.lian.web.api;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.identity.PowerRequest;
import org.lian.identity.Powers;
import org.lian.identity.Staff;
import org.lian.identity.StaffAccess;
import org.lian.identity.StaffDirectory;
import org.lian.vocabulary.Actor;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Role;
import org.lian.web.LinkAddress;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The court's staff, for administrators. */
@RestController
@RequestMapping("/api/v1/admin/staff")
class StaffApi {
    private final StaffDirectory staff;
    private final Powers powers;
    private final StaffAccess access;
    private final LinkAddress addresses;

    StaffApi(StaffDirectory staff, Powers powers, StaffAccess access, LinkAddress addresses) {
        this.access = access;
        this.addresses = addresses;
        this.staff = staff;
        this.powers = powers;
    }

    /**
     * A member of the staff.
     *
     * @param passwordGiven until the password is one of his own
     * @param awaiting offices that a second person has to confirm
     * @param awaitingChange what a second person has to confirm; null where nothing waits
     */
    record StaffView(
            String username,
            String displayName,
            String phone,
            List<Role> roles,
            List<String> courts,
            boolean active,
            boolean passwordGiven,
            List<Role> awaiting,
            PowerRequest.@Nullable Kind awaitingChange) {
        static StaffView of(Staff member, Powers powers) {
            var wish = powers.openOf(member.username());
            return new StaffView(
                    member.username(),
                    member.displayName(),
                    member.phone(),
                    member.roles().stream().sorted().toList(),
                    member.courts().stream().map(CourtCode::value).sorted().toList(),
                    member.active(),
                    member.passwordGiven(),
                    wish.filter(PowerRequest::isDuties).stream()
                            .flatMap(one -> one.roles().stream())
                            .sorted()
                            .toList(),
                    wish.map(PowerRequest::kind).orElse(null));
        }
    }

    /** A new member of the staff with the first password. */
    record Joining(
            @Nullable String username,
            @Nullable String password,
            @Nullable String displayName,
            @Nullable Set<Role> roles,
            @Nullable Set<String> courts) {}

    /** Roles and courts, the mobile number, and whether the account is open; what is absent stays as it is. */
    record Duties(
            @Nullable Set<Role> roles,
            @Nullable Set<String> courts,
            @Nullable String phone,
            @Nullable Boolean active) {}

    /** A new password. */
    record NewPassword(@Nullable String password) {}

    @Operation(summary = "工作人员名单")
    @GetMapping
    ListPage<StaffView> list(
            Actor administrator,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return ListPage.Request.of(limit, cursor)
                .among(staff.of(administrator), member -> member.username(), member -> StaffView.of(member, powers));
    }

    @Operation(
            summary = "增加工作人员",
            description = "正式运行时 password 不起作用：本人凭一次性链接设密码，链接在响应头 Link（rel=\"first-password\"），转交本人，第二人确认以后能用。")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    StaffView add(Actor administrator, @RequestBody Joining joining, HttpServletResponse response) {
        var added = staff.add(
                administrator,
                joining.username(),
                joining.password(),
                joining.displayName(),
                joining.roles() == null ? Set.of() : joining.roles(),
                joining.courts() == null ? Set.of() : joining.courts());
        handOver(administrator, added.username(), response);
        return StaffView.of(added, powers);
    }

    private void handOver(Actor administrator, String username, HttpServletResponse response) {
        access.handOver(administrator, username)
                .ifPresent(path ->
                        response.setHeader(HttpHeaders.LINK, "<" + addresses.of(path) + ">; rel=\"first-password\""));
    }

    @Operation(summary = "查看一名工作人员")
    @GetMapping("/{username}")
    StaffView find(Actor administrator, @PathVariable String username) {
        return StaffView.of(staff.find(administrator, username), powers);
    }

    @Operation(summary = "调整工作人员的岗位、法院、手机号码和状态")
    @PutMapping("/{username}")
    StaffView change(Actor administrator, @PathVariable String username, @RequestBody Duties duties) {
        var before = staff.find(administrator, username);
        if (duties.roles() != null || duties.courts() != null) {
            staff.assign(
                    administrator,
                    username,
                    duties.roles() == null ? before.roles() : duties.roles(),
                    duties.courts() == null
                            ? before.courts().stream().map(CourtCode::value).collect(Collectors.toSet())
                            : duties.courts());
        }
        if (duties.phone() != null) {
            staff.phone(administrator, username, duties.phone());
        }
        if (duties.active() != null && duties.active() != before.active()) {
            staff.activate(administrator, username, duties.active());
        }
        return find(administrator, username);
    }

    @Operation(
            summary = "重置工作人员的密码；庭长、院长、管理员的，等第二人确认",
            description = "正式运行时 password 不起作用：链接发到本人登记的手机；没有的，在响应头 Link（rel=\"first-password\"），转交本人，第二人确认以后能用。")
    @PostMapping("/{username}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(
            Actor administrator,
            @PathVariable String username,
            @RequestBody NewPassword wish,
            HttpServletResponse response) {
        staff.resetPassword(administrator, username, wish.password());
        handOver(administrator, username, response);
    }
}
