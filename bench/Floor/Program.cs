using OrgAuth.Bench.Floor;

var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);

var cookie = new SessionCookie(builder.Configuration["OrgAuth:Secret"]!);
await using var database = new Database(builder.Configuration.GetConnectionString("OrgAuth")!);
var reads = new Reads(cookie, database);
var writes = new Writes(
    cookie,
    database,
    builder.Configuration.GetValue<int>("OrgAuth:MembershipLimit"),
    builder.Configuration.GetValue<int>("OrgAuth:InvitationLimit"));

var app = builder.Build();
var group = app.MapGroup("/api/auth");
group.MapGet("/get-session", reads.GetSessionAsync);
group.MapPost("/organization/has-permission", reads.HasPermissionAsync);
group.MapGet("/organization/get-active-member", reads.GetActiveMemberAsync);
group.MapGet("/organization/list", reads.ListAsync);
group.MapGet("/organization/list-members", reads.ListMembersAsync);
group.MapPost("/organization/set-active", writes.SetActiveAsync);
group.MapPost("/organization/invite-member", writes.InviteMemberAsync);
group.MapPost("/organization/accept-invitation", writes.AcceptInvitationAsync);
await app.RunAsync();
