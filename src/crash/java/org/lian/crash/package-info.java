/**
 * The crash campaign: courts in processes of their own are killed under load, started again, and compared with what
 * their clients were told. Nothing here is part of the product, and the product knows nothing of it (ADR 0015).
 */
package org.lian.crash;
