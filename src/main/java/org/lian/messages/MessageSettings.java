package org.lian.messages;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Messages to filers, and the channels that carry them.
 *
 * @param jobs Whether this node sends messages.
 * @param atOnce How many messages one node hands over at once, those of one filing to one person one after the other; no connection is held meanwhile.
 * @param every Pause between two looks for messages that wait.
 * @param firstPause Pause after the first failure of a gateway; doubled after each.
 * @param longestPause Longest of these pauses.
 * @param switchAfter How long a silent gateway is tried before the next channel is, where there is one for the filer.
 * @param giveUpAfter How long the last channel is tried before a person tells the filer.
 */
@ConfigurationProperties("lian.messages")
record MessageSettings(
        @DefaultValue("true") boolean jobs,
        @DefaultValue("16") int atOnce,
        @DefaultValue("500ms") Duration every,
        @DefaultValue("5s") Duration firstPause,
        @DefaultValue("10m") Duration longestPause,
        @DefaultValue("1h") Duration switchAfter,
        @DefaultValue("3d") Duration giveUpAfter,
        @DefaultValue Gateway sms,
        @DefaultValue Gateway wechat,
        @DefaultValue Mail mail) {
    /**
     * A gateway of SMS or 微信服务通知.
     *
     * @param url Where the gateway takes messages by the contract of sms-contract.md; without it a court sends none by this channel and its pages promise none.
     * @param keyFile File with the key that both sides sign with, Base64; needed with the address.
     */
    record Gateway(
            @DefaultValue("") String url, @DefaultValue("") String keyFile) {}

    /**
     * The mail server.
     *
     * @param host Mail server; without it and the sender no mail is sent.
     * @param port Its port.
     * @param username Name to sign in with; without it nobody signs in.
     * @param password The password to it.
     * @param from Address that the court writes from; its domain ends the mails' Message-ID.
     * @param security STARTTLS: the server must agree to TLS; TLS from the first byte; NONE in clear, for a server on the same machine.
     */
    record Mail(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("STARTTLS") MailSecurity security) {}
}
