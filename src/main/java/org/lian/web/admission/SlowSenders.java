package org.lian.web.admission;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Requests whose body is not in. */
@Component
class SlowSenders extends SlowLines {
    SlowSenders(@Value("${lian.admission.slow-senders:128 64}") String setting) {
        super(setting);
    }
}
