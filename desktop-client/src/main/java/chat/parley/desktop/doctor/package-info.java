/**
 * Checks the way to a server step by step, in the window ({@link chat.parley.desktop.doctor.DoctorDialog}) and on the console
 * ({@link chat.parley.desktop.doctor.ConsoleDoctor}). The steps themselves are those of
 * {@link chat.parley.common.doctor.ConnectionDoctor}; here are the words.
 */
@NullMarked
package chat.parley.desktop.doctor;

import org.jspecify.annotations.NullMarked;
