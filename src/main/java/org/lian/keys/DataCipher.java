package org.lian.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** A cipher with one data key; the context is authenticated, not stored. */
interface DataCipher {
    byte[] seal(byte[] plain, byte[] context) throws GeneralSecurityException;

    byte[] open(byte[] sealed, byte[] context) throws GeneralSecurityException;

    OutputStream sealing(OutputStream target, byte[] context) throws GeneralSecurityException, IOException;

    InputStream opening(InputStream source, byte[] context) throws GeneralSecurityException, IOException;
}
