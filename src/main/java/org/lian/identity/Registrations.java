package org.lian.identity;

import java.time.Duration;
import org.lian.identity.FadingCounts.Kind;
import org.lian.vocabulary.ClientNetwork;
import org.lian.vocabulary.Refusal;
import org.springframework.stereotype.Component;

/** The count of accounts that are opened from one network: more than a hall full of people needs is a machine. */
@Component
class Registrations {
    private final FadingCounts counts;
    private final Kind opened;

    Registrations(FadingCounts counts, RegistrationSettings settings) {
        this.counts = counts;
        var perHour = settings.registrationsPerHour();
        this.opened = new Kind("registration", perHour, Duration.ofHours(1).dividedBy(perHour));
    }

    /** Counts a wish before its password is hashed, granted or not. */
    void count(String address) {
        var network = ClientNetwork.of(address).value();
        var left = counts.untilRoom(opened, network);
        if (left.compareTo(Duration.ZERO) > 0) {
            throw Refusal.tooMany("您所在的网络刚才注册的账号较多，请 " + LoginWait.minutes(left) + " 分钟后再试；急需立案的，请到法院诉讼服务中心窗口办理");
        }
        counts.add(opened, network);
    }
}
