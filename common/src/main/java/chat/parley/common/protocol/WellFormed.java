package chat.parley.common.protocol;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The string is Unicode text: it has no half of a surrogate pair. JSON can spell one ({@code \ud800}), UTF-8 cannot, so it
 * could be read but never be sent on. {@code null} passes.
 */
@Constraint(validatedBy = WellFormed.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WellFormed {

    String message() default "must not contain half of a surrogate pair";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Stateless. */
    final class Validator implements ConstraintValidator<WellFormed, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isWellFormed(value);
        }

        private static boolean isWellFormed(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (Character.isSurrogate(c)) {
                    boolean pair = Character.isHighSurrogate(c) && i + 1 < value.length()
                            && Character.isLowSurrogate(value.charAt(i + 1));
                    if (!pair) {
                        return false;
                    }
                    i++;
                }
            }
            return true;
        }
    }
}
