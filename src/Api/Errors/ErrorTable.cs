using System.Collections.Frozen;
using OrgAuth.Domain.Access;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Invitations;
using OrgAuth.Domain.Members;
using OrgAuth.Domain.Organizations;
using OrgAuth.Domain.Sessions;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.Errors;

/// <summary>What the reference sends as the body of an error.</summary>
internal enum ReferenceBody
{
    MessageAndCode,
    MessageOnly,
    Empty,

    /// <summary>The message alone, its JSON sent as text.</summary>
    Text,
}

/// <summary>One refusal's statuses, side by side (contract section 4).</summary>
internal sealed record ErrorRow(Error Error, int Documented, int BetterAuth, ReferenceBody Body = ReferenceBody.MessageAndCode);

/// <summary>The one table of contract section 4: every refusal OrgAuth knows, with its status in both modes.</summary>
internal static class ErrorTable
{
    private static readonly FrozenDictionary<string, ErrorRow> BySituation;

    static ErrorTable() => BySituation = Rows.ToFrozenDictionary(row => row.Error.Situation, StringComparer.Ordinal);

    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        //                                                 Documented  BetterAuth
        new(OrganizationErrors.NotFound,                          404, 400),
        new(OrganizationErrors.NotNamed,                          400, 400),
        new(OrganizationErrors.NoneActive,                        400, 400),
        new(OrganizationErrors.IdRequired,                        400, 400, ReferenceBody.MessageOnly),
        new(OrganizationErrors.InvalidSlug,                       400, 400),
        new(OrganizationErrors.SlugExists,                        409, 400),
        new(OrganizationErrors.SlugTaken,                         409, 400),
        new(OrganizationErrors.CreationDenied,                    403, 403),
        new(OrganizationErrors.LimitReached,                      403, 403),
        new(OrganizationErrors.UpdateDenied,                      403, 403),
        new(OrganizationErrors.DeletionDenied,                    403, 403),
        new(OrganizationErrors.DeletionDisabled,                  404, 404),
        new(OrganizationErrors.MembershipLimitReached,            403, 403),

        new(MemberErrors.NotFound,                                404, 400),
        new(MemberErrors.CallerNotFound,                          403, 400),
        new(MemberErrors.CallerIsNoMember,                        403, 400),
        new(MemberErrors.ReaderIsNoMember,                        403, 403),
        new(MemberErrors.AskerIsNoMember,                         403, 401),
        new(MemberErrors.YouAreNoMember,                          403, 403),
        new(MemberErrors.InvitationReaderIsNoMember,              403, 403, ReferenceBody.MessageOnly),
        new(MemberErrors.AlreadyMember,                           409, 400),
        new(MemberErrors.OnlyOwner,                               409, 400),
        new(MemberErrors.WithoutOwner,                            409, 400),
        new(MemberErrors.RemovalDenied,                           403, 401),
        new(MemberErrors.UpdateDenied,                            403, 403),

        new(InvitationErrors.NotFound,                            404, 400),
        new(InvitationErrors.NothingToReject,                     404, 400),
        new(InvitationErrors.AlreadyAccepted,                     409, 400),
        new(InvitationErrors.NotRecipient,                        403, 403),
        new(InvitationErrors.VerificationRequiredToView,          403, 403),
        new(InvitationErrors.VerificationRequiredToAnswer,        403, 403),
        new(InvitationErrors.InviterGone,                         409, 400),
        new(InvitationErrors.CreationDenied,                      403, 403),
        new(InvitationErrors.RoleDenied,                          403, 403),
        new(InvitationErrors.AlreadyInvited,                      409, 400),
        new(InvitationErrors.LimitReached,                        403, 403),
        new(InvitationErrors.ListingDenied,                       403, 403),
        new(InvitationErrors.CancellationDenied,                  403, 403),
        new(InvitationErrors.EmailNotAccepted,                    400, 400, ReferenceBody.MessageOnly),

        new(AccessErrors.RoleMissing,                             400, 400),
        new(AccessErrors.NewRoleMissing,                          400, 400, ReferenceBody.Empty),
        new(AccessErrors.NewRoleUnknown,                          400, 400),
        new(AccessErrors.InvitedRoleUnknown,                      400, 400, ReferenceBody.MessageOnly),

        new(AccessErrors.SystemOnly,                              403, 403),

        new(SessionErrors.Required,                               401, 401),
        new(SessionErrors.RequiredToOwn,                          401, 401, ReferenceBody.Empty),
        new(SessionErrors.RequiredToUpdate,                       401, 401, ReferenceBody.MessageOnly),
        new(SessionErrors.RequiredToViewInvitation,               401, 401, ReferenceBody.MessageOnly),
        new(SessionErrors.RequiredToListInvitations,              401, 400, ReferenceBody.MessageOnly),
        new(SessionErrors.NotFresh,                               403, 403),

        new(UserErrors.InvalidEmail,                              400, 400),
        new(UserErrors.EmailTaken,                                422, 422),
        new(UserErrors.InvalidCredentials,                        401, 401),
        new(UserErrors.TooManyAttempts,                           429, 429, ReferenceBody.Text),
        new(UserErrors.NotFound,                                  404, 404),
        new(UserErrors.EmailNotVerified,                          403, 403),
        new(UserErrors.SignUpDisabled,                            400, 400),
        new(UserErrors.SignInDisabled,                            400, 400),
        new(UserErrors.EmailNotUpdatable,                         400, 400),
        new(UserErrors.NothingToUpdate,                           400, 400, ReferenceBody.MessageOnly),
        new(UserErrors.EmailChangeDisabled,                       400, 400),
        new(UserErrors.SameEmail,                                 400, 400, ReferenceBody.MessageOnly),
        new(UserErrors.DeletionDisabled,                          404, 404, ReferenceBody.Empty),
        new(UserErrors.DeletionByLinkDisabled,                    404, 404),
        new(UserErrors.DeletionBySignedOut,                       401, 404),
        new(UserErrors.SessionExpired,                            400, 400),
        new(UserErrors.OnlyOwner,                                 409, 400),

        new(PasswordErrors.TooShort,                              400, 400),
        new(PasswordErrors.TooLong,                               400, 400),
        new(PasswordErrors.Compromised,                           400, 400),
        new(PasswordErrors.Wrong,                                 400, 400),
        new(PasswordErrors.None,                                  400, 400),
        new(PasswordErrors.ResetDisabled,                         400, 400),

        new(VerificationErrors.InvalidToken,                      401, 401),
        new(VerificationErrors.TokenExpired,                      401, 401),
        new(VerificationErrors.InvalidUser,                       401, 401),
        new(VerificationErrors.InvalidResetToken,                 400, 400),
        new(VerificationErrors.InvalidDeletionToken,              404, 404),
        new(VerificationErrors.MailDisabled,                      400, 400),
        new(VerificationErrors.MailDisabledForChange,             400, 400, ReferenceBody.MessageOnly),
        new(VerificationErrors.EmailMismatch,                     400, 400),
        new(VerificationErrors.AlreadyVerified,                   400, 400),

        new(IdentityErrors.EmailUnusable,                         403, 403),
        new(IdentityErrors.EmailTaken,                            409, 409),

        new(TransportErrors.InvalidJson,                          400, 400),
        new(TransportErrors.ValidationFailed,                     400, 400),
        new(TransportErrors.RequestTimeout,                       408, 408),
        new(TransportErrors.PayloadTooLarge,                      413, 413),
        new(TransportErrors.UnsupportedMediaType,                 415, 415),
        new(TransportErrors.MissingOrigin,                        403, 403),
        new(TransportErrors.InvalidOrigin,                        403, 403),
        new(TransportErrors.CrossSiteNavigation,                  403, 403),
        new(TransportErrors.InvalidCallbackUrl,                   403, 403),
        new(TransportErrors.InvalidRedirectUrl,                   403, 403),
        new(TransportErrors.InvalidErrorCallbackUrl,              403, 403),
        new(TransportErrors.InvalidNewUserCallbackUrl,            403, 403),
        new(TransportErrors.SessionByPost,                        405, 405),
        new(TransportErrors.TooManyRequests,                      429, 429, ReferenceBody.Text),
        new(TransportErrors.RouteNotFound,                        404, 404, ReferenceBody.Empty),
        new(TransportErrors.Unavailable,                          503, 503),
        new(TransportErrors.Unexpected,                           500, 500, ReferenceBody.Empty),
    ];

    /// <summary>
    /// An error's row. One that an extension declares has the status of its kind in both modes, even in a class named like one of OrgAuth's.
    /// </summary>
    public static ErrorRow Find(Error error)
    {
        if (BySituation.TryGetValue(error.Situation, out var row) && row.Error.Code == error.Code)
            return row;

        var status = error.Status switch
        {
            ResultStatus.Unauthorized => StatusCodes.Status401Unauthorized,
            ResultStatus.Forbidden => StatusCodes.Status403Forbidden,
            ResultStatus.NotFound => StatusCodes.Status404NotFound,
            ResultStatus.Conflict => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status400BadRequest,
        };
        return new ErrorRow(error, status, status);
    }
}
