package org.lian.liveness;

/** Work that comes round again and again for as long as a node runs, however much or little there is to do. */
public enum Loop {
    /** The job executor looks for steps that are due. */
    ENGINE("流程任务没有在运行"),
    /** The sealer looks for leaves of the journal. */
    SEALER("日志封存没有在运行"),
    /** Leaves that wait come into a block, whichever node seals it. */
    BLOCKS("日志记录没有封存"),
    /** The dispatcher looks for messages of the outbox. */
    OUTBOX("内部消息没有在投递");

    private final String standing;

    Loop(String standing) {
        this.standing = standing;
    }

    /** Chinese, for everybody. */
    String standing() {
        return standing;
    }
}
