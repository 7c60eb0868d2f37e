using System.Globalization;
using OrgAuth.Api;
using OrgAuth.Api.OpenApi;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var builder = WebApplication.CreateBuilder(args);
builder.LimitConnections();
builder.Services.AddOrgAuth(builder.Configuration);
builder.Services.AddOrgAuthOpenApi();

var app = builder.Build();
if (args is ["migrate", ..])
    return await app.MigrateOrgAuthAsync();

if (args is ["check", ..])
    return await app.CheckOrgAuthAsync();

app.MapOrgAuth();
app.MapOrgAuthHealth();
app.MapOrgAuthOpenApi();
await app.RunAsync();
return 0;

/// <summary>The host; tests start it in process.</summary>
public partial class Program;
