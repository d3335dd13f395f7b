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

/** The string is a name in the sense of {@link Names#isValid}; {@code null} passes, as is usual for constraints. */
@Constraint(validatedBy = ValidName.Validator.class)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidName {

    String message() default "must be 1 to 32 letters, digits, '_', '-' or '.'";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Stateless. */
    final class Validator implements ConstraintValidator<ValidName, String> {

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || Names.isValid(value);
        }
    }
}
