package org.lian.web.admission;

import org.springframework.stereotype.Component;

/** The large answers that are not out. */
@Component
class SlowReaders extends SlowLines {
    SlowReaders(AdmissionSettings settings) {
        super(settings.slowReaders());
    }
}
