package org.lian.identity;

import java.time.Duration;
import java.util.List;
import org.lian.vocabulary.Refusal;

/** A login that is not even looked at for now: who has to wait, and for how long. */
public class LoginWait extends Refusal {
    private static final long serialVersionUID = 1L;
    private static final String HELP = "忘记密码的，当事人请联系诉讼服务中心，工作人员请联系本院管理员";

    /** The one whom the wait is for. */
    public enum Whom {
        /** This name, where it was guessed. */
        HERE("这个用户名在您这里连续输错了密码"),
        /** Everybody at this network who has never signed in here. */
        NETWORK("您所在的网络刚才登录失败的次数太多"),
        /** This name, wherever it has never signed in. */
        NAME("有人在许多地方输错这个用户名的密码，为了保护账号，登录要慢一些；以前登录过的设备和网络不受影响");

        private final String reason;

        Whom(String reason) {
            this.reason = reason;
        }

        /** In whole sentences, the same for names that exist and names that do not. */
        public String words(long minutes) {
            return reason + "。请 " + minutes + " 分钟后再试。" + HELP;
        }
    }

    private final Whom whom;
    private final long minutes;

    LoginWait(Whom whom, Duration left) {
        this(whom, minutes(left));
    }

    private LoginWait(Whom whom, long minutes) {
        super(Kind.TOO_MANY, whom.words(minutes), List.of(), null);
        this.whom = whom;
        this.minutes = minutes;
    }

    /** A while in full minutes, at least one: who comes back then does not come too early. */
    static long minutes(Duration left) {
        return Math.max(1, left.plusSeconds(59).toMinutes());
    }

    public Whom whom() {
        return whom;
    }

    /** Full minutes, at least one. */
    public long minutes() {
        return minutes;
    }
}
