using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Errors;

/// <summary>Refusals that need no use case: the request itself cannot be taken (reference sections 1, 2 and 4).</summary>
internal static class TransportErrors
{
    public static readonly Error InvalidJson = Error.Invalid("BAD_REQUEST", "Invalid JSON in request body");

    public static readonly Error ValidationFailed = Error.Invalid("VALIDATION_ERROR", "Invalid input");

    public static readonly Error PayloadTooLarge = Error.Invalid("PAYLOAD_TOO_LARGE", "The request body is larger than 64 KiB");

    public static readonly Error RequestTimeout = Error.Invalid("REQUEST_TIMEOUT", "The request body arrived too slowly");

    public static readonly Error UnsupportedMediaType = Error.Invalid("UNSUPPORTED_MEDIA_TYPE", "The content type is not allowed");

    public static readonly Error MissingOrigin = Error.Forbidden("MISSING_OR_NULL_ORIGIN", "Missing or null Origin");

    public static readonly Error InvalidOrigin = Error.Forbidden("INVALID_ORIGIN", "Invalid origin");

    public static readonly Error CrossSiteNavigation = Error.Forbidden(
        "CROSS_SITE_NAVIGATION_LOGIN_BLOCKED", "Cross-site navigation login blocked. This request appears to be a CSRF attack.");

    public static readonly Error InvalidCallbackUrl = Error.Forbidden("INVALID_CALLBACK_URL", "Invalid callbackURL");

    public static readonly Error InvalidRedirectUrl = Error.Forbidden("INVALID_REDIRECT_URL", "Invalid redirectURL");

    public static readonly Error InvalidErrorCallbackUrl = Error.Forbidden("INVALID_ERROR_CALLBACK_URL", "Invalid errorCallbackURL");

    public static readonly Error InvalidNewUserCallbackUrl = Error.Forbidden("INVALID_NEW_USER_CALLBACK_URL", "Invalid newUserCallbackURL");

    public static readonly Error SessionByPost = Error.Invalid(
        "METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED", "POST method requires deferSessionRefresh to be enabled in session config");

    public static readonly Error TooManyRequests = Error.Conflict("TOO_MANY_REQUESTS", "Too many requests. Please try again later.");

    public static readonly Error RouteNotFound = Error.NotFound("NOT_FOUND", "Not found");

    public static readonly Error Unavailable = Error.Conflict("SERVICE_UNAVAILABLE", "The service is temporarily unavailable");

    public static readonly Error Unexpected = Error.Conflict("INTERNAL_SERVER_ERROR", "An unexpected error occurred");
}
