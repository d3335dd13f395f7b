package chat.parley.common.protocol;

import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/**
 * The process's Bean Validation. Making it takes some tenths of a second of a start, and it remembers what it found out about each
 * type: so there is one, for settings and messages alike.
 */
public final class Validators {

    /** Made when it is first asked for, by the class that is not initialised before. */
    private static final class Shared {

        // No file is asked how to validate, and messages have no expressions in them.
        private static final Validator VALIDATOR = Validation.byProvider(HibernateValidator.class).configure()
                .ignoreXmlConfiguration().messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory().getValidator();
    }

    private Validators() {}

    /**
     * Gives the validator; it lasts as long as the process.
     *
     * @return it, for use by many threads at once
     */
    public static Validator shared() {
        return Shared.VALIDATOR;
    }
}
