package org.lian.identity;

import java.util.List;
import org.lian.vocabulary.Refusal;

/** A right code that stands for several accounts of one person: which of them is meant has to be said. */
public class SeveralAccounts extends Refusal {
    private static final long serialVersionUID = 1L;

    private final List<String> usernames;

    SeveralAccounts(List<String> usernames) {
        super(
                Kind.INVALID,
                "请核对填写的内容",
                List.of(new Fault("username", "MISSING", "验证码对了。您有 " + usernames.size() + " 个账号，请选要重设密码的那一个，再输一遍新密码")),
                null);
        this.usernames = List.copyOf(usernames);
    }

    /** The names to choose from; whoever reads them has proved that they are his. */
    public List<String> usernames() {
        return usernames;
    }
}
