package org.lian.web.portal;

import org.lian.messages.ChannelKind;
import org.lian.messages.Messages;
import org.springframework.stereotype.Component;

/** The promise of reminders that pages may make: the channels that this court has, and nothing where it has none. */
@Component
public class ReminderWords {
    private final Messages messages;

    ReminderWords(Messages messages) {
        this.messages = messages;
    }

    /** A sentence for the filer; empty where the inbox is all there is. */
    public String promise() {
        var channels = messages.channels();
        if (channels.contains(ChannelKind.SMS)) {
            return "有新的文书、期限快到的时候，法院发短信到您的联系电话（手机）提醒；短信只是提醒，不是送达，没有收到也请登录查看。";
        }
        return channels.contains(ChannelKind.MAIL)
                ? "有新的文书、期限快到的时候，同意电子送达并且写了电子邮箱的，法院发邮件提醒；邮件只是提醒，不是送达，没有收到也请登录查看。"
                : "";
    }

    /** What the mail address is asked for. */
    public String mailHint() {
        var channels = messages.channels();
        if (!channels.contains(ChannelKind.MAIL)) {
            return "法院工作人员看得到，文书不发到邮箱";
        }
        return channels.contains(ChannelKind.SMS) ? "同意电子送达的，短信发不出去时把提醒发到这里；文书不发到邮箱" : "同意电子送达的，提醒发到这里；文书不发到邮箱";
    }
}
