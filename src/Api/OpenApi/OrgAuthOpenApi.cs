using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.OpenApi;
using OrgAuth.Api.Wire;

namespace OrgAuth.Api.OpenApi;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and, in development, Swagger UI at <c>/swagger</c>.</summary>
internal static partial class OrgAuthOpenApi
{
    private const string DocumentPath = "/openapi/v1.json";

    public static IServiceCollection AddOrgAuthOpenApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default));
        return services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "OrgAuth", Version = "v1", Description = "Organizations, members, invitations, permissions and sessions." };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["cookie"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Cookie, Name = "better-auth.session_token" },
                ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" },
            };
            document.Security =
            [
                new() { [new OpenApiSecuritySchemeReference("cookie", document)] = [] },
                new() { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
            ];
            return Task.CompletedTask;
        }));
    }

    public static void MapOrgAuthOpenApi(this WebApplication app)
    {
        app.MapOpenApi();
        if (!app.Environment.IsDevelopment())
            return;

        app.UseSwaggerUI(ui => ui.SwaggerEndpoint(DocumentPath, "OrgAuth"));
        app.MapGet("/", () => Results.Redirect("/swagger")).ExcludeFromDescription();
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
            LogReady(app.Logger, address);
        });
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "OrgAuth is ready. Open {Address}/swagger to try it.")]
    private static partial void LogReady(ILogger logger, string? address);
}
