package org.lian.web.admission;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Large answers that are not out. */
@Component
class SlowReaders extends SlowLines {
    SlowReaders(@Value("${lian.admission.slow-readers:96 48}") String setting) {
        super(setting);
    }
}
