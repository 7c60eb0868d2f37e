using System.Diagnostics;
using MediatR;
using OrgAuth.Application.Access;
using OrgAuth.Domain.Common;

namespace OrgAuth.Application.Behaviors;

/// <summary>
/// Measures every request: its name, how it ended and how long it took; never its content. Unconstrained, so that it also sees requests
/// that the other behaviors could not apply to, and turns those away.
/// </summary>
internal sealed class TelemetryBehavior<TRequest, TResponse>(AccessRules rules, OrgAuthTelemetry telemetry) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    private static readonly string Name = typeof(TRequest).Name;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        _ = rules.For(typeof(TRequest));
        using var activity = OrgAuthTelemetry.Source.StartActivity(Name);
        var started = Stopwatch.GetTimestamp();
        var outcome = "Exception";
        try
        {
            var response = await next();
            outcome = response is IResult result ? result.Error?.Code ?? result.Status.ToString() : nameof(ResultStatus.Ok);
            return response;
        }
        finally
        {
            activity?.SetTag("orgauth.outcome", outcome);
            telemetry.Record(Name, outcome, Stopwatch.GetElapsedTime(started));
        }
    }
}
