using OrgAuth.Api.Errors;
using OrgAuth.Api.Wire;
using OrgAuth.Application.Sessions;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Endpoints;

internal static class SessionEndpoints
{
    public static void MapUsersAndSessions(this WireRoutes routes)
    {
        routes.PostSignIn<SignUp, SignedUp>(
            "/sign-up/email",
            body => new(
                body.Text("name"),
                body.Text("email"),
                body.Text("password"),
                body.OptionalText("image"),
                body.OptionalBoolean("rememberMe"),
                body.OptionalText("callbackURL")),
            UserErrors.SignUpDisabled, PasswordErrors.TooShort, PasswordErrors.TooLong, PasswordErrors.Compromised, UserErrors.EmailTaken);

        routes.PostSignIn<SignIn, SignedIn>(
            "/sign-in/email",
            body => new(body.Text("email"), body.Text("password"), body.OptionalText("callbackURL"), body.OptionalBoolean("rememberMe")),
            UserErrors.SignInDisabled, UserErrors.InvalidEmail, PasswordErrors.TooLong, UserErrors.InvalidCredentials, UserErrors.TooManyAttempts, UserErrors.EmailNotVerified);

        routes.Post<SignOut, SignedOut>("/sign-out", new SignOut());
        routes.Get<GetSession, CurrentSession?>("/get-session", query => new(query.IsOn("disableRefresh")));
        routes.Get<ListSessions, IReadOnlyList<SessionReply>>("/list-sessions", _ => new(), SessionErrors.NotFresh);
        routes.Post<RevokeSession, StatusReply>("/revoke-session", body => new(body.Text("token")));
        routes.Post<RevokeSessions, StatusReply>("/revoke-sessions", new RevokeSessions());
        routes.Post<RevokeOtherSessions, StatusReply>("/revoke-other-sessions", new RevokeOtherSessions());
    }

    /// <summary>What needs no use case: the sign of life, and the reference's answer to a POST to get-session.</summary>
    public static void MapPlain(this RouteGroupBuilder group)
    {
        group.MapGet("/ok", (HttpContext context, ErrorWriter errors) => ExactPath.IsMatch(context)
            ? WireJson.WriteAsync(context.Response, new HealthReply(true))
            : errors.WriteAsync(context, TransportErrors.RouteNotFound)).WithName("Ok").Produces<HealthReply>();
        group.MapPost("/get-session", RefuseSessionByPost).ExcludeFromDescription();
    }

    private static Task RefuseSessionByPost(HttpContext context, ErrorWriter errors)
    {
        if (!ExactPath.IsMatch(context))
            return errors.WriteAsync(context, TransportErrors.RouteNotFound);

        context.Response.ForbidCaching();
        return errors.WriteAsync(context, TransportErrors.SessionByPost);
    }
}
