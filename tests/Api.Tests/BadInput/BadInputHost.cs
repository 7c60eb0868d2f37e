using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;
using OrgAuth.Infrastructure.Outbox;
using OrgAuth.Infrastructure.Persistence;

namespace OrgAuth.Api.Tests.BadInput;

/// <summary>A host whose whole database is compared before and after every refused call, with one tenant in it. Its mails stay in the outbox.</summary>
internal sealed class BadInputHost : IAsyncDisposable
{
    private readonly ErrorStatuses mode;
    private readonly Dictionary<string, JsonNode> values;
    private readonly OrgAuthDbContext db;
    private string state = string.Empty;

    private BadInputHost(TestApp app, ErrorStatuses mode, Tenant tenant, ApiDocument document)
    {
        App = app;
        db = app.OpenDatabase();
        this.mode = mode;
        Tenant = tenant;
        Document = document;
        values = new()
        {
            ["name"] = "Valid",
            ["data.name"] = "Valid",
            ["slug"] = "valid",
            ["data.slug"] = "valid",
            ["email"] = "valid@example.com",
            ["password"] = ApiUser.Password,
            ["organizationId"] = tenant.Id,
            ["memberId"] = tenant.PlainMember,
            ["memberIdOrEmail"] = tenant.PlainMember,
            ["role"] = "admin",
            ["invitationId"] = tenant.Invitation,
            ["id"] = tenant.Invitation,
            ["permissions"] = new JsonObject { ["member"] = new JsonArray("create") },
            ["token"] = "valid",
            ["newEmail"] = "new@example.com",
            ["newPassword"] = "another-kettle-43",
            ["currentPassword"] = ApiUser.Password,
        };
    }

    public TestApp App { get; }

    public Tenant Tenant { get; }

    public ApiDocument Document { get; }

    public IEnumerable<ApiOperation> Posts => Document.Operations.Where(operation => operation.Method == "POST");

    public IEnumerable<ApiOperation> Gets => Document.Operations.Where(operation => operation.Method == "GET");

    public static async Task<BadInputHost> StartAsync(TestHosts hosts, Engine engine, ErrorStatuses mode)
    {
        var app = await hosts.StartAsync(
            engine,
            new() { ["OrgAuth:ErrorStatuses"] = mode.ToString() },
            services => services.Remove(services.Single(service => service.ImplementationType == typeof(OutboxDispatcher))));
        var host = new BadInputHost(app, mode, await Tenant.CreateAsync(app), await app.ReadDocumentAsync());
        host.state = await host.DumpAsync();
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await App.DisposeAsync();
    }

    /// <summary>A body that is in order, apart from what a test then does to it: the required fields only.</summary>
    public JsonObject Body(ApiOperation operation)
    {
        var body = new JsonObject();
        foreach (var field in operation.Fields.Where(field => field.Required))
            Set(body, field, values.TryGetValue(field.Name, out var value) ? value.DeepClone() : field.Types[0] == "object" ? new JsonObject() : "valid");

        return body;
    }

    /// <summary>Puts a field where its path says; objects on the way are made.</summary>
    public static JsonObject Set(JsonObject body, ApiField field, JsonNode? value)
    {
        var steps = field.Name.Split('.');
        var target = body;
        foreach (var step in steps.SkipLast(1))
            target = (JsonObject)(target[step] ??= new JsonObject());

        target[steps[^1]] = value;
        return body;
    }

    /// <summary>Sends a body as it is, as the owner or as nobody; the reply must be documented and, when refused, nothing changed.</summary>
    public Task<ApiReply> PostAsync(ApiOperation operation, byte[] body, string? mediaType = "application/json", bool anonymous = false, bool isChunked = false)
    {
        HttpContent content = isChunked ? new StreamContent(new Unsized(body)) : new ByteArrayContent(body);
        content.Headers.ContentType = mediaType is null ? null : MediaTypeHeaderValue.Parse(mediaType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, operation.Path) { Content = content }, anonymous);
    }

    public Task<ApiReply> PostAsync(ApiOperation operation, string body, bool anonymous = false) =>
        PostAsync(operation, Encoding.UTF8.GetBytes(body), anonymous: anonymous);

    public Task<ApiReply> GetAsync(ApiOperation operation, string query, bool anonymous = false) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, operation.Path + query), anonymous);

    public async Task<ApiReply> SendAsync(HttpRequestMessage request, bool anonymous = false)
    {
        var reply = await (anonymous ? Tenant.Anonymous : Tenant.Owner).SendAsync(request);

        reply.Status.Should().BeLessThan(500, "{0} {1} was sent", request.Method, request.RequestUri);
        var before = state;
        state = await DumpAsync();
        if (reply.Status < 400)
            return reply;

        if (mode == ErrorStatuses.Documented)
            reply.Code.Should().NotBeNullOrEmpty("every refusal has a code");

        state.Should().Be(before, "{0} {1} was refused", request.Method, request.RequestUri);
        return reply;
    }

    /// <summary>Asserts that a reply is a validation error about a field, or about the whole.</summary>
    public void AssertInvalid(ApiReply reply, ApiOperation operation, ApiField field, string because)
    {
        reply.Status.Should().Be(400, "{0}: {1} {2}; the reply was {3}", operation, field.Name, because, reply.Text);
        reply.Code.Should().BeOneOf(["VALIDATION_ERROR", "INVALID_SLUG"], "{0}: {1} {2}", operation, field.Name, because);
        if (mode == ErrorStatuses.Documented)
            reply.Json.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().IntersectWith([field.Name, "body"]);
    }

    private async Task<string> DumpAsync()
    {
        var helper = db.GetService<ISqlGenerationHelper>();
        if (db.Database.GetDbConnection().State != ConnectionState.Open)
            await db.Database.OpenConnectionAsync();

        var dump = new StringBuilder();
        foreach (var type in db.Model.GetEntityTypes())
        {
            var (table, key) = (type.GetTableName()!, type.FindPrimaryKey()!.Properties[0].GetColumnName());
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names come from the model.
            command.CommandText = $"SELECT * FROM {helper.DelimitIdentifier(table)} ORDER BY {helper.DelimitIdentifier(key)}";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                dump.AppendLine(Render(rows));
        }

        return dump.ToString();
    }

    private static string Render(DbDataReader row)
    {
        var cells = new object[row.FieldCount];
        row.GetValues(cells);
        return string.Join('|', cells.Select(cell => cell is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(cell, CultureInfo.InvariantCulture)));
    }

    /// <summary>A stream that does not say how long it is, so that it is sent in chunks.</summary>
    private sealed class Unsized(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
