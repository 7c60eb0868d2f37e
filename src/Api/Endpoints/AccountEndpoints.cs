using OrgAuth.Api.Wire;
using OrgAuth.Application.Sessions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Endpoints;

internal static class AccountEndpoints
{
    private static readonly Error[] OfNewPasswords = [PasswordErrors.TooShort, PasswordErrors.TooLong, PasswordErrors.Compromised];

    public static void MapAccounts(this WireRoutes routes)
    {
        routes.Post<UpdateUser, StatusReply>(
            "/update-user",
            body => new(body.OptionalText("name"), body.Has("image"), body.NullableText("image"), body.Has("email")),
            UserErrors.EmailNotUpdatable, UserErrors.NothingToUpdate);

        routes.Post<DeleteUser, DeletedUser>(
            "/delete-user",
            body => new(body.OptionalText("password"), body.OptionalText("token"), body.OptionalText("callbackURL")),
            UserErrors.DeletionDisabled, PasswordErrors.TooLong, PasswordErrors.None, PasswordErrors.Wrong, UserErrors.TooManyAttempts,
            VerificationErrors.InvalidDeletionToken, UserErrors.SessionExpired, UserErrors.OnlyOwner);

        routes.GetLink<DeleteUserByLink, DeletedUser>(
            "/delete-user/callback",
            query => WithCallback(query, new DeleteUserByLink(query.Text("token"))),
            (page, _) => RedirectTarget.Of(page),
            UserErrors.DeletionByLinkDisabled, VerificationErrors.InvalidDeletionToken, UserErrors.OnlyOwner);
    }

    public static void MapAddresses(this WireRoutes routes)
    {
        routes.Post<SendVerificationEmail, StatusReply>(
            "/send-verification-email",
            body => new(body.Text("email"), body.OptionalText("callbackURL")),
            VerificationErrors.MailDisabled, VerificationErrors.EmailMismatch, VerificationErrors.AlreadyVerified);

        routes.GetLink<VerifyEmail, VerifiedEmail>(
            "/verify-email",
            query => WithCallback(query, new VerifyEmail(query.Text("token"))),
            (page, _) => RedirectTarget.Of(page),
            VerificationErrors.InvalidToken, VerificationErrors.TokenExpired, VerificationErrors.InvalidUser, UserErrors.EmailTaken);

        routes.Post<ChangeEmail, StatusReply>(
            "/change-email",
            body => new(body.Text("newEmail"), body.OptionalText("callbackURL")),
            UserErrors.EmailChangeDisabled, UserErrors.InvalidEmail, UserErrors.SameEmail, VerificationErrors.MailDisabledForChange);
    }

    public static void MapPasswords(this WireRoutes routes)
    {
        routes.Post<RequestPasswordReset, PasswordResetRequested>(
            "/request-password-reset",
            body => new(body.Text("email"), body.OptionalText("redirectTo")),
            PasswordErrors.ResetDisabled);

        routes.GetLink<FollowPasswordReset, PasswordResetLeave>(
            "/reset-password/{token}",
            query => new(Token(query.PathText("token"), query.OptionalText("token")), query.Text("callbackURL")),
            (page, leave) => RedirectTarget.With(page, "token", leave.Token),
            VerificationErrors.InvalidResetToken);

        routes.Post<ResetPassword, StatusReply>(
            "/reset-password",
            body => new(body.Text("newPassword"), body.OptionalText("token")),
            [PasswordErrors.ResetDisabled, VerificationErrors.InvalidResetToken, .. OfNewPasswords]);

        routes.Post<ChangePassword, ChangedPassword>(
            "/change-password",
            body => new(body.Text("newPassword"), body.Text("currentPassword"), body.OptionalBoolean("revokeOtherSessions")),
            [PasswordErrors.None, PasswordErrors.Wrong, UserErrors.TooManyAttempts, .. OfNewPasswords]);

        routes.Post<VerifyPassword, StatusReply>("/verify-password", body => new(body.Text("password")), PasswordErrors.Wrong, UserErrors.TooManyAttempts, PasswordErrors.TooLong);
    }

    /// <summary>OrgAuth's own mails put the token into the query: log scopes and traces have paths in them.</summary>
    private static string Token(string inPath, string? inQuery) => string.IsNullOrEmpty(inQuery) ? inPath : inQuery;

    /// <summary>Names the field that the endpoint itself reads.</summary>
    private static TRequest WithCallback<TRequest>(QueryReader query, TRequest request)
    {
        _ = query.OptionalText("callbackURL");
        return request;
    }
}
