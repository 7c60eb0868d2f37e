using System.Text.Json;
using FluentValidation;
using MediatR;
using OrgAuth.Api.Authentication;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Wire;
using OrgAuth.Application.Behaviors;
using OrgAuth.Application.Users;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Endpoints;

/// <summary>One endpoint: exact path, body, origin, fields, use case, reply, in the reference's order (section 2).</summary>
internal static class WireEndpoint<TRequest, TReply>
    where TRequest : IRequest<Result<TReply>>
{
    /// <summary>Handles requests whose fields are in the query.</summary>
    public static RequestDelegate OfQuery(Func<QueryReader, TRequest> read) => Guarded(context =>
    {
        var reader = new QueryReader(context.Request);
        var request = read(reader);
        return reader.Issues.Count == 0
            ? SendAsync(context, request, "query")
            : RefuseAsync(context, reader, request, "query", () => QueryReader.Describe(read));
    });

    /// <summary>
    /// Handles a link in a mail: the browser is sent to the page that <c>callbackURL</c> names, whatever comes of it; without one, it is
    /// answered like any other request.
    /// </summary>
    /// <param name="read">Reads the request's fields.</param>
    /// <param name="succeeded">The page's address after success.</param>
    public static RequestDelegate OfLink(Func<QueryReader, TRequest> read, Func<string, TReply, string> succeeded) => Guarded(async context =>
    {
        var reader = new QueryReader(context.Request);
        var request = read(reader);
        var page = context.Request.Query["callbackURL"].ToString();
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (reader.Issues.Count > 0)
        {
            await RefuseAsync(context, reader, request, "query", () => QueryReader.Describe(read));
        }
        else if (context.RequestServices.GetRequiredService<OriginCheck>().CheckTarget(context.Request) is { } refusal)
        {
            await Errors(context).WriteAsync(context, refusal);
        }
        else
        {
            var result = await context.RequestServices.GetRequiredService<IMediator>().Send(request, context.RequestAborted);
            if (page.Length == 0 || result.ValidationErrors.Count > 0)
                await WriteAsync(context, result, "query");
            else
                context.Response.Redirect(result.Error is { } error ? RedirectTarget.With(page, "error", error.Code) : succeeded(page, result.Value));
        }
    });

    /// <summary>Handles requests whose fields are in the body; those that sign in take forms and are checked more strictly.</summary>
    public static RequestDelegate OfBody(Func<BodyReader, TRequest> read, bool signsIn) => WithBody(signsIn, (context, body) =>
    {
        var reader = new BodyReader(body);
        var request = read(reader);
        if (reader.Issues.Count == 0)
            return SendAsync(context, request, "body");

        return reader.IsObject
            ? RefuseAsync(context, reader, request, "body", () => BodyReader.Describe(read))
            : Errors(context).WriteAsync(context, reader.Issues.Take(1).ToList(), "body");
    });

    /// <summary>Handles requests that have no fields; a body may be there but must be readable.</summary>
    public static RequestDelegate Of(TRequest request) =>
        WithBody(signsIn: false, (context, _) => SendAsync(context, request, "body"));

    /// <summary>Reads the body and checks where the request comes from, in this order.</summary>
    private static RequestDelegate WithBody(bool signsIn, Func<HttpContext, JsonElement, Task> handle) => Guarded(async context =>
    {
        var body = await WireBody.ReadAsync(context.Request, allowForm: signsIn);
        if ((body.IsSuccess ? CheckOrigin(context, body.Value, signsIn) : body.Error) is { } refusal)
            await Errors(context).WriteAsync(context, refusal);
        else
            await handle(context, body.Value);
    });

    private static Error? CheckOrigin(HttpContext context, JsonElement body, bool signsIn)
    {
        var origins = context.RequestServices.GetRequiredService<OriginCheck>();
        return (signsIn ? origins.CheckSignIn(context.Request) : origins.Check(context.Request)) ?? origins.CheckTargets(context.Request, body);
    }

    /// <summary>Names what could not be read together with what the use case's own rules find wrong, in the order of the fields.</summary>
    private static Task RefuseAsync(HttpContext context, WireReader reader, TRequest request, string place, Func<IReadOnlyList<WireField>> describe)
    {
        var order = describe().Select(field => field.Name).ToList();
        var found = RequestValidation.Validate(context.RequestServices.GetServices<IValidator<TRequest>>(), request)
            .Where(error => reader.Issues.All(issue => issue.Identifier != error.Identifier && !error.Identifier.StartsWith(issue.Identifier + ".", StringComparison.Ordinal)));
        var errors = reader.Issues.Concat(found).OrderBy(error => order.IndexOf(error.Identifier)).ToList();
        return Errors(context).WriteAsync(context, errors, place);
    }

    private static async Task SendAsync(HttpContext context, TRequest request, string place) =>
        await WriteAsync(context, await context.RequestServices.GetRequiredService<IMediator>().Send(request, context.RequestAborted), place);

    private static Task WriteAsync(HttpContext context, Result<TReply> result, string place)
    {
        if (result.ValidationErrors.Count > 0)
            return Errors(context).WriteAsync(context, result.ValidationErrors, place);

        if (result.Error is { } error)
            return Errors(context).WriteAsync(context, error);

        if (result.Value is SignedIn { Url: { } url })
            context.Response.Headers.Location = RedirectTarget.Of(url);

        return WireJson.WriteAsync(context.Response, result.Value);
    }

    /// <summary>Matches the path exactly, and turns a broken dependency or a bug into its problem instead of a bare failure.</summary>
    private static RequestDelegate Guarded(RequestDelegate handle) => async context =>
    {
        if (!ExactPath.IsMatch(context))
        {
            await Errors(context).WriteAsync(context, TransportErrors.RouteNotFound);
            return;
        }

        context.Response.ForbidCaching();
        try
        {
            await handle(context);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await context.RequestServices.GetRequiredService<Faults>().WriteAsync(context, exception);
        }
    };

    private static ErrorWriter Errors(HttpContext context) => context.RequestServices.GetRequiredService<ErrorWriter>();
}
