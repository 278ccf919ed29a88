package org.lian.filing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lian.reference.Court;
import org.lian.reference.CourtContacts;
import org.lian.reference.Courts;
import org.lian.rules.DecisionUnclear;
import org.lian.site.HostCourt;
import org.lian.vocabulary.CourtCode;
import org.lian.vocabulary.Track;
import org.springframework.stereotype.Component;

/** The office that takes what is not taken online: where it is, and what the table wants brought there. */
@Component
public class WindowOffice {
    private final Courts courts;
    private final CourtContacts contacts;
    private final RequiredMaterials required;
    private final String phone;

    WindowOffice(Courts courts, CourtContacts contacts, RequiredMaterials required, HostCourt hostCourt) {
        this.courts = courts;
        this.contacts = contacts;
        this.required = required;
        this.phone = hostCourt.phone();
    }

    /** For a filing as it stands, in whole sentences. */
    public String of(Filing filing) {
        return of(filing.draft().track(), FilingFacts.of(filing), filing.draft());
    }

    /**
     * For facts that are no filing's.
     *
     * @param track null where no procedure was chosen
     */
    public String of(@Nullable Track track, Draft draft) {
        return of(track, track == null ? Map.of() : Map.of("track", track.name()), draft);
    }

    /** Where the office of a filing's court is and when, in a sentence; the caller has found the filing. */
    public String contact(Filing filing) {
        return address(filing.draft().courtCode());
    }

    private String of(@Nullable Track track, Map<String, Object> facts, Draft draft) {
        return address(draft.courtCode()) + materials(track, facts, FilingFacts.agentKinds(draft));
    }

    private String address(@Nullable String code) {
        var court = Optional.ofNullable(code).flatMap(known -> courts.find(new CourtCode(known)));
        var contact = court.map(Court::code).flatMap(contacts::of);
        if (contact.isEmpty()) {
            return court.map(Court::name).orElse("法院") + "诉讼服务中心的地址和办公时间，请拨打 " + phone + " 查询。";
        }
        return court.get().name() + "诉讼服务中心：" + contact.get().said() + "。";
    }

    /** Where the table names it for the procedure; a suit's list would be the wrong one for a cause that is none. */
    private String materials(@Nullable Track track, Map<String, Object> facts, List<String> agentKinds) {
        if (track == null || track == Track.CIVIL) {
            return "";
        }
        try {
            var names = required.previewItems(facts, agentKinds).stream()
                    .map(RequiredMaterials.Item::name)
                    .distinct()
                    .collect(Collectors.joining("、"));
            return names.isEmpty() ? "" : "请带上：" + names + "。";
        } catch (DecisionUnclear unclear) {
            return "";
        }
    }
}
