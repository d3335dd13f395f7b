/**
 * Trust in a server: its address, the fingerprint of its certificate authority, the invite link that carries both, and the
 * check of a certificate chain against the fingerprint (a <em>pin</em>).
 */
@NullMarked
package chat.parley.common.trust;

import org.jspecify.annotations.NullMarked;
