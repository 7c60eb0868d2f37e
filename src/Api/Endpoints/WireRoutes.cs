using MediatR;
using OrgAuth.Api.Errors;
using OrgAuth.Api.Limits;
using OrgAuth.Api.OpenApi;
using OrgAuth.Api.Wire;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Endpoints;

/// <summary>Maps endpoints: each reads a request from the wire, sends it and writes what comes back.</summary>
/// <param name="group">The base path.</param>
/// <param name="tag">What OpenAPI calls them together.</param>
internal sealed class WireRoutes(RouteGroupBuilder group, string tag)
{
    private static readonly Error[] OfBodies =
    [
        TransportErrors.InvalidJson,
        TransportErrors.RequestTimeout,
        TransportErrors.PayloadTooLarge,
        TransportErrors.UnsupportedMediaType,
        TransportErrors.InvalidCallbackUrl,
        TransportErrors.InvalidRedirectUrl,
        TransportErrors.InvalidErrorCallbackUrl,
        TransportErrors.InvalidNewUserCallbackUrl,
    ];

    /// <summary>A GET whose request is read from the query.</summary>
    public RouteHandlerBuilder Get<TRequest, TReply>(string path, Func<QueryReader, TRequest> read, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>> => Document<TRequest, TReply>(
            path,
            group.MapGet(path, (Delegate)WireEndpoint<TRequest, TReply>.OfQuery(read)),
            new WireDescription("query", () => QueryReader.Describe(read)),
            refusals);

    /// <summary>A GET that is a link in a mail, which sends the browser on to <c>callbackURL</c>.</summary>
    public RouteHandlerBuilder GetLink<TRequest, TReply>(
        string path, Func<QueryReader, TRequest> read, Func<string, TReply, string> succeeded, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>> => Document<TRequest, TReply>(
            path,
            group.MapGet(path, (Delegate)WireEndpoint<TRequest, TReply>.OfLink(read, succeeded)),
            new WireDescription("query", () => QueryReader.Describe(read)) { IsLink = true },
            [TransportErrors.InvalidCallbackUrl, .. refusals]);

    /// <summary>A POST whose request is read from a JSON body.</summary>
    public RouteHandlerBuilder Post<TRequest, TReply>(string path, Func<BodyReader, TRequest> read, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>> => Document<TRequest, TReply>(
            path,
            group.MapPost(path, (Delegate)WireEndpoint<TRequest, TReply>.OfBody(read, signsIn: false)),
            new WireDescription("body", () => BodyReader.Describe(read)),
            [.. OfBodies, .. refusals]);

    /// <summary>A POST whose body, if there is any, says nothing.</summary>
    public RouteHandlerBuilder Post<TRequest, TReply>(string path, TRequest request)
        where TRequest : IRequest<Result<TReply>> => Document<TRequest, TReply>(
            path,
            group.MapPost(path, (Delegate)WireEndpoint<TRequest, TReply>.Of(request)),
            new WireDescription("body", () => []),
            OfBodies);

    /// <summary>A POST that signs in: forms are taken too, and the checks against forged sign-ins apply.</summary>
    public RouteHandlerBuilder PostSignIn<TRequest, TReply>(string path, Func<BodyReader, TRequest> read, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>> => Document<TRequest, TReply>(
            path,
            group.MapPost(path, (Delegate)WireEndpoint<TRequest, TReply>.OfBody(read, signsIn: true)),
            new WireDescription("body", () => BodyReader.Describe(read)),
            [.. OfBodies, TransportErrors.CrossSiteNavigation, .. refusals]);

    private RouteHandlerBuilder Document<TRequest, TReply>(
        string path, RouteHandlerBuilder builder, WireDescription description, Error[] refusals) => builder
        .WithMetadata(description with { Request = typeof(TRequest), Refusals = refusals }, new RateRoute(path))
        .WithName(typeof(TRequest).Name)
        .WithTags(tag)
        .Produces<TReply>()
        .AddOpenApiOperationTransformer(WireOperation.DescribeAsync);
}
