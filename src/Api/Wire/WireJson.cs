using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using OrgAuth.Application.Access;
using OrgAuth.Application.Invitations;
using OrgAuth.Application.Members;
using OrgAuth.Application.Organizations;
using OrgAuth.Application.Sessions;
using OrgAuth.Application.Users;

namespace OrgAuth.Api.Wire;

/// <summary>How replies become JSON: camel case, three digits of a second, generated at build time.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(WireTime)])]
[JsonSerializable(typeof(OrganizationReply))]
[JsonSerializable(typeof(OrganizationDetails))]
[JsonSerializable(typeof(CreatedOrganization))]
[JsonSerializable(typeof(FullOrganization))]
[JsonSerializable(typeof(IReadOnlyList<OrganizationReply>))]
[JsonSerializable(typeof(MemberReply))]
[JsonSerializable(typeof(MemberPage))]
[JsonSerializable(typeof(RemovedMember))]
[JsonSerializable(typeof(RoleReply))]
[JsonSerializable(typeof(InvitationReply))]
[JsonSerializable(typeof(InvitationDetails))]
[JsonSerializable(typeof(AnsweredInvitation))]
[JsonSerializable(typeof(IReadOnlyList<InvitationReply>))]
[JsonSerializable(typeof(IReadOnlyList<ReceivedInvitation>))]
[JsonSerializable(typeof(PermissionAnswer))]
[JsonSerializable(typeof(SignedUp))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(SignedOut))]
[JsonSerializable(typeof(CurrentSession))]
[JsonSerializable(typeof(IReadOnlyList<SessionReply>))]
[JsonSerializable(typeof(StatusReply))]
[JsonSerializable(typeof(VerifiedEmail))]
[JsonSerializable(typeof(PasswordResetRequested))]
[JsonSerializable(typeof(PasswordResetLeave))]
[JsonSerializable(typeof(ChangedPassword))]
[JsonSerializable(typeof(DeletedUser))]
[JsonSerializable(typeof(HealthReply))]
internal sealed partial class WireJson : JsonSerializerContext
{
    private static readonly JsonWriterOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>
    /// Writes a reply, its text not escaped more than JSON asks for, as in the reference. Whole, so that its length is known; it leaves together with the
    /// headers, when the request ends.
    /// </summary>
    public static Task WriteAsync<TReply>(HttpResponse response, TReply reply)
    {
        response.ContentType = "application/json";
        using var json = new Utf8JsonWriter(response.BodyWriter, Unescaped);
        JsonSerializer.Serialize(json, reply, Cache<TReply>.TypeInfo);
        json.Flush();
        response.ContentLength = json.BytesCommitted;
        return Task.CompletedTask;
    }

    private static class Cache<TReply>
    {
        public static readonly JsonTypeInfo<TReply> TypeInfo = (JsonTypeInfo<TReply>)Default.GetTypeInfo(typeof(TReply))!;
    }
}

/// <summary>Times on the wire: ISO 8601, UTC, exactly three digits of a second (reference section 1).</summary>
internal sealed class WireTime : JsonConverter<DateTime>
{
    /// <summary>As far as the milliseconds, of the seven digits that the round-trip format gives.</summary>
    private const int Length = 23;

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime().ToUniversalTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[40];
        _ = value.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        text[Length] = (byte)'Z';
        writer.WriteStringValue(text[..(Length + 1)]);
    }
}

/// <summary>The answer of <c>/ok</c>.</summary>
internal sealed record HealthReply(bool Ok);
