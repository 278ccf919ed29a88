package org.lian.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The second factor of the staff's log-in.
 *
 * @param loginCode Whether the staff log in with a code on the telephone beside the password, in a browser that has not been proved for thirty days. Needs SMS, and a telephone of everybody.
 */
@ConfigurationProperties("lian")
record LoginCodeSettings(@DefaultValue("false") boolean loginCode) {}
