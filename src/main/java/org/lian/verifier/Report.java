package org.lian.verifier;

import java.io.PrintStream;

/** One line per finding; a remark is worth reading and no finding. */
final class Report {
    private final PrintStream out;
    private int count;

    Report(PrintStream out) {
        this.out = out;
    }

    void add(String subject, String what) {
        count++;
        out.println("不符：" + subject + "：" + what);
    }

    void remark(String text) {
        out.println("提示：" + text);
    }

    int count() {
        return count;
    }
}
