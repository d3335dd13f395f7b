/**
 * The login screen: where to, who, and whom to trust. {@link chat.parley.desktop.login.LoginScreen} is its controller.
 */
@NullMarked
package chat.parley.desktop.login;

import org.jspecify.annotations.NullMarked;
