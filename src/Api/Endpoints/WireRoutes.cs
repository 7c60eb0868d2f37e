using MediatR;
using OrgAuth.Api.Errors;
using OrgAuth.Api.OpenApi;
using OrgAuth.Api.Wire;
using OrgAuth.Domain.Common;

namespace OrgAuth.Api.Endpoints;

/// <summary>Maps endpoints: each reads a request from the wire, sends it and writes what comes back.</summary>
/// <param name="group">The group under the base path.</param>
/// <param name="basePath">The base path as configured: what routing takes in other letters, endpoints do not.</param>
internal sealed class WireRoutes(RouteGroupBuilder group, string basePath)
{
    /// <summary>A GET whose request is read from the query.</summary>
    public RouteHandlerBuilder Get<TRequest, TReply>(string path, Func<QueryReader, TRequest> read, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>>
    {
        var endpoint = new WireEndpoint<TRequest, TReply>(basePath + path);
        return Document<TRequest, TReply>(
            group.MapGet(path, (Delegate)((HttpContext context) => endpoint.HandleQueryAsync(context, read))),
            new WireDescription("query", () => Describe(read)),
            refusals);
    }

    /// <summary>A POST whose request is read from a JSON body.</summary>
    public RouteHandlerBuilder Post<TRequest, TReply>(string path, Func<BodyReader, TRequest> read, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>>
    {
        var endpoint = new WireEndpoint<TRequest, TReply>(basePath + path);
        return Document<TRequest, TReply>(
            group.MapPost(path, (Delegate)((HttpContext context) => endpoint.HandleBodyAsync(context, read))),
            new WireDescription("body", () => Describe(read)),
            [TransportErrors.InvalidJson, TransportErrors.PayloadTooLarge, TransportErrors.UnsupportedMediaType, .. refusals]);
    }

    /// <summary>A POST whose body, if there is any, says nothing.</summary>
    public RouteHandlerBuilder Post<TRequest, TReply>(string path, TRequest request)
        where TRequest : IRequest<Result<TReply>>
    {
        var endpoint = new WireEndpoint<TRequest, TReply>(basePath + path);
        return Document<TRequest, TReply>(
            group.MapPost(path, (Delegate)((HttpContext context) => endpoint.HandleAsync(context, request))),
            new WireDescription("body", () => []),
            [TransportErrors.InvalidJson, TransportErrors.PayloadTooLarge, TransportErrors.UnsupportedMediaType]);
    }

    /// <summary>A POST that signs in: forms are taken too, and the checks against forged sign-ins apply.</summary>
    public RouteHandlerBuilder PostSignIn<TRequest, TReply>(string path, Func<BodyReader, TRequest> read, params Error[] refusals)
        where TRequest : IRequest<Result<TReply>>
    {
        var endpoint = new WireEndpoint<TRequest, TReply>(basePath + path) { SignsIn = true };
        return Document<TRequest, TReply>(
            group.MapPost(path, (Delegate)((HttpContext context) => endpoint.HandleBodyAsync(context, read))),
            new WireDescription("body", () => Describe(read)),
            [
                TransportErrors.InvalidJson, TransportErrors.PayloadTooLarge, TransportErrors.UnsupportedMediaType,
                TransportErrors.CrossSiteNavigation, TransportErrors.InvalidCallbackUrl, .. refusals
            ]);
    }

    private static List<WireField> Describe<TRequest>(Func<QueryReader, TRequest> read)
    {
        var reader = new QueryReader(QueryCollection.Empty) { Fields = [] };
        _ = read(reader);
        return reader.Fields;
    }

    private static List<WireField> Describe<TRequest>(Func<BodyReader, TRequest> read)
    {
        var reader = new BodyReader(default) { Fields = [] };
        _ = read(reader);
        return reader.Fields;
    }

    private static RouteHandlerBuilder Document<TRequest, TReply>(RouteHandlerBuilder builder, WireDescription description, Error[] refusals) => builder
        .WithMetadata(description with { Request = typeof(TRequest), Refusals = refusals })
        .WithName(typeof(TRequest).Name)
        .Produces<TReply>()
        .AddOpenApiOperationTransformer(WireOperation.DescribeAsync);
}
