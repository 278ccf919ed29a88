package org.lian.web.admission;

import org.springframework.stereotype.Component;

/** The requests whose body is not in. */
@Component
class SlowSenders extends SlowLines {
    SlowSenders(AdmissionSettings settings) {
        super(settings.slowSenders());
    }
}
