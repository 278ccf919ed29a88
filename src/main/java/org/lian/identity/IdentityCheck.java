package org.lian.identity;

/** The port to whoever confirms that a person is who they say: a public register, or the demo's checksums. */
public interface IdentityCheck {
    /** PENDING is no refusal: a person looks at it. */
    Account.Verification verify(Account.Kind kind, String name, String idType, String idNumber);

    /** What VERIFIED means here, in words for the person: never more than was looked at. */
    String verified();
}
