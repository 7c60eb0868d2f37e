using System.Runtime.CompilerServices;

namespace OrgAuth.Domain.Common;

/// <summary>
/// A named refusal. <see cref="Situation"/> tells two refusals with one code apart (a caller who is no member and a target that does not
/// exist are both <c>MEMBER_NOT_FOUND</c>); it chooses the HTTP status and never reaches the wire.
/// </summary>
/// <param name="Situation">Where the error is declared, as <c>Class.Member</c>; unique.</param>
/// <param name="Status">The kind of refusal.</param>
/// <param name="Code">The machine-readable code on the wire (contract section 4).</param>
/// <param name="Message">The sentence for people.</param>
public sealed record Error(string Situation, ResultStatus Status, string Code, string Message)
{
    /// <summary>
    /// What is really the case where this error, as the reference does, hides it: "not a member" of an organization that does not exist.
    /// Answered instead of this error in the <c>Documented</c> status mode (contract section 4).
    /// </summary>
    public Error? Underlying { get; init; }

    /// <summary>After what time the same request may pass, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Declares a refusal of malformed input.</summary>
    public static Error Invalid(string code, string message, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Declare(ResultStatus.Invalid, code, message, file, member);

    /// <summary>Declares a refusal because nobody is signed in.</summary>
    public static Error Unauthorized(string code, string message, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Declare(ResultStatus.Unauthorized, code, message, file, member);

    /// <summary>Declares a refusal because the caller may not.</summary>
    public static Error Forbidden(string code, string message, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Declare(ResultStatus.Forbidden, code, message, file, member);

    /// <summary>Declares a refusal because what was named does not exist.</summary>
    public static Error NotFound(string code, string message, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Declare(ResultStatus.NotFound, code, message, file, member);

    /// <summary>Declares a refusal because of what already holds.</summary>
    public static Error Conflict(string code, string message, [CallerFilePath] string file = "", [CallerMemberName] string member = "") =>
        Declare(ResultStatus.Conflict, code, message, file, member);

    private static Error Declare(ResultStatus status, string code, string message, string file, string member) =>
        new($"{Path.GetFileNameWithoutExtension(file)}.{member}", status, code, message);
}
