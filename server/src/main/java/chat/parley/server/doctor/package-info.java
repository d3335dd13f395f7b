/**
 * {@code parley doctor}: looks at a server, running or not, and says what is wrong and what to do about it. Looks only: nothing is
 * changed or made. {@link chat.parley.server.doctor.ServerDoctor} has the checks in their order; the others have one subject each.
 */
@NullMarked
package chat.parley.server.doctor;

import org.jspecify.annotations.NullMarked;
