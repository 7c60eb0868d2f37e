using OrgAuth.Application.Abstractions;

namespace OrgAuth.Api.Errors;

/// <summary>Answers exceptions: what the client broke off, what the database cannot do now, and bugs.</summary>
internal sealed partial class Faults(ErrorWriter errors, IDatabase database, ILogger<Faults> logger)
{
    private const string RetryAfterSeconds = "2";

    public Task WriteAsync(HttpContext context, Exception exception)
    {
        context.RequestServices.GetRequiredService<ISessionCarrier>().Reset();
        if (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return Task.CompletedTask;
        }

        if (exception is BadHttpRequestException bad)
        {
            return errors.WriteAsync(context, bad.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => TransportErrors.RequestTimeout,
                StatusCodes.Status413PayloadTooLarge => TransportErrors.PayloadTooLarge,
                _ => TransportErrors.InvalidJson,
            });
        }

        if (database.IsUnavailable(exception))
        {
            LogUnavailable(exception);
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return errors.WriteAsync(context, TransportErrors.Unavailable);
        }

        LogUnexpected(exception);
        return errors.WriteAsync(context, TransportErrors.Unexpected);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database is unavailable.")]
    private partial void LogUnavailable(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed unexpectedly.")]
    private partial void LogUnexpected(Exception exception);
}
