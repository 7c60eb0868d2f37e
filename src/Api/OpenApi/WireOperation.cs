using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Wire;
using OrgAuth.Application.Abstractions;
using OrgAuth.Application.Access;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Common;
using OrgAuth.Domain.Users;

namespace OrgAuth.Api.OpenApi;

/// <summary>Describes one operation: its fields, and every status and code it may refuse with in the configured mode.</summary>
internal static class WireOperation
{
    public static Task DescribeAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var description = context.Description.ActionDescriptor.EndpointMetadata.OfType<WireDescription>().Single();
        var services = context.ApplicationServices;
        var options = services.GetRequiredService<IOptions<OrgAuthOptions>>().Value;
        var refusals = RefusalsOf(description, services.GetRequiredService<AccessRules>()).Concat(RefusalsOf(options));
        AddFields(operation, description);
        if (description.IsLink)
            AddRedirect(operation);

        AddRefusals(operation, refusals, options.ErrorStatuses == ErrorStatuses.Documented);
        return Task.CompletedTask;
    }

    private static void AddFields(OpenApiOperation operation, WireDescription description)
    {
        var fields = description.Fields();
        if (description.Place == "query")
            operation.Parameters = fields.Select(Parameter).ToList<IOpenApiParameter>();
        else if (fields.Count > 0)
            operation.RequestBody = Body(fields);
    }

    private static void AddRedirect(OpenApiOperation operation)
    {
        operation.Responses ??= [];
        operation.Responses["302"] = new OpenApiResponse
        {
            Description = "To callbackURL, if it is given; a refusal is told there as error=CODE",
            Headers = new Dictionary<string, IOpenApiHeader> { ["Location"] = new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } },
        };
    }

    private static OpenApiParameter Parameter(WireField field) => new()
    {
        Name = field.Name,
        In = field.IsInPath ? ParameterLocation.Path : ParameterLocation.Query,
        Required = field.Required,
        Schema = Schema(field),
    };

    private static OpenApiRequestBody Body(IReadOnlyList<WireField> fields) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = ObjectOf(fields) } },
    };

    /// <summary>Fields of a nested object carry its name before a dot.</summary>
    private static OpenApiSchema ObjectOf(IEnumerable<WireField> fields)
    {
        var schema = new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(), Required = new HashSet<string>() };
        foreach (var group in fields.GroupBy(field => field.Name.Split('.')[0]))
        {
            var nested = group.Where(field => field.Name.Contains('.', StringComparison.Ordinal)).ToList();
            schema.Properties[group.Key] = nested.Count == 0
                ? Schema(group.First())
                : ObjectOf(nested.Select(field => field with { Name = field.Name[(group.Key.Length + 1)..] }));
            if (nested.Count > 0 || group.First().Required)
                schema.Required.Add(group.Key);
        }

        return schema;
    }

    private static OpenApiSchema Schema(WireField field)
    {
        var texts = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } };
        return field.Kind switch
        {
            WireKind.Boolean => new() { Type = JsonSchemaType.Boolean },
            WireKind.Count => new() { Type = JsonSchemaType.Integer, Minimum = "0" },
            WireKind.Object => new() { Type = JsonSchemaType.Object, AdditionalPropertiesAllowed = true },
            WireKind.TextOrTexts => new() { OneOf = [new OpenApiSchema { Type = JsonSchemaType.String }, texts] },
            WireKind.Permissions => new() { Type = JsonSchemaType.Object, AdditionalProperties = texts },
            _ => new()
            {
                Type = field.Nullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String,
                Enum = field.Options?.Select(option => (JsonNode)option).ToList(),
            },
        };
    }

    private static IEnumerable<Error> RefusalsOf(WireDescription description, AccessRules rules)
    {
        var rule = rules.For(description.Request);
        Error?[] ofRule = rule.Level switch
        {
            AccessLevel.Anonymous => [],
            AccessLevel.SignedIn => [rule.SignedOutError],
            _ => [rule.SignedOutError, rule.NoOrganizationError, rule.NoMemberError, rule.UnknownOrganizationError ?? Domain.Organizations.OrganizationErrors.NotFound, rule.DeniedError],
        };
        Error[] ofTransport = description.Place == "body"
            ? [TransportErrors.ValidationFailed, TransportErrors.MissingOrigin, TransportErrors.InvalidOrigin]
            : [TransportErrors.ValidationFailed];
        return ofTransport.Concat(ofRule.OfType<Error>()).Concat(description.Refusals).Append(TransportErrors.Unavailable).Append(TransportErrors.Unexpected);
    }

    /// <summary>What is refused anywhere, where such callers or limits are configured.</summary>
    private static IEnumerable<Error> RefusalsOf(OrgAuthOptions options)
    {
        Error[] ofIdentities = options.Jwt.Issuers.Count > 0 ? [IdentityErrors.EmailUnusable, IdentityErrors.EmailTaken] : [];
        Error[] ofLimits = options.RateLimiting.IsEnabled ? [TransportErrors.TooManyRequests] : [];
        return ofIdentities.Concat(ofLimits);
    }

    private static void AddRefusals(OpenApiOperation operation, IEnumerable<Error> refusals, bool isDocumented)
    {
        operation.Responses ??= [];
        var rows = refusals.Select(ErrorTable.Find).GroupBy(row => isDocumented ? row.Documented : row.BetterAuth).OrderBy(group => group.Key);
        foreach (var status in rows)
        {
            operation.Responses[status.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join("; ", status.Select(row => $"{row.Error.Code}: {row.Error.Message}").Distinct()),
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [ContentTypeOf(status, isDocumented)] = new() { Schema = Problem(status.Select(row => row.Error.Code), isDocumented) },
                },
            };
        }
    }

    private static string ContentTypeOf(IEnumerable<ErrorRow> rows, bool isDocumented) =>
        isDocumented ? "application/problem+json" : rows.All(row => row.Body == ReferenceBody.Text) ? "text/plain" : "application/json";

    private static OpenApiSchema Problem(IEnumerable<string> codes, bool isDocumented)
    {
        var text = new OpenApiSchema { Type = JsonSchemaType.String };
        var code = new OpenApiSchema { Type = JsonSchemaType.String, Enum = codes.Distinct().Select(name => (JsonNode)name).ToList() };
        var members = new Dictionary<string, IOpenApiSchema> { ["code"] = code, ["message"] = text };
        if (isDocumented)
        {
            members["type"] = text;
            members["title"] = text;
            members["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer };
            members["detail"] = text;
            members["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = text },
            };
        }

        return new OpenApiSchema { Type = JsonSchemaType.Object, Properties = members };
    }
}
