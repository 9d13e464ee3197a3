package org.switchboard.web.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import org.switchboard.access.SignIn;

/** Our users as Jakarta Security asks for them. */
@ApplicationScoped
public class SignInStore implements IdentityStore {

    @Inject
    SignIn signIn;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof TypedCredential given)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        SignIn.Attempt attempt = signIn.check(given.getCaller(), given.getPasswordAsString(), given.network());
        given.checked(attempt);
        return attempt.signedIn()
                .map(user -> new CredentialValidationResult(new UserPrincipal(user), user.groups()))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }
}
