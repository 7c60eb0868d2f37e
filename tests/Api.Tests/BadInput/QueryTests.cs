using OrgAuth.Api.Tests.Hosting;
using OrgAuth.Application.Configuration;

namespace OrgAuth.Api.Tests.BadInput;

/// <summary>Bad queries at every GET; the parameters come from the OpenAPI document.</summary>
public sealed class QueryTests(TestHosts hosts)
{
    private static readonly string[] Texts =
        ["", "%20", "unknown", "%27%20OR%201=1%20--", "%25", "%F0%9F%92%A3", "%FF", "%ED%A0%80", "%zz", "+", new string('x', 5000)];

    private static readonly string[] Numbers = ["0", "abc", "NaN", "1e400", "-0", "00001"];
    private static readonly string[] BadNumbers = ["-1", "1.5", "1e-1", "99999999999", "-1e400"];

    [Theory]
    [EveryEngine]
    public async Task Parameters_OfAnyContent_AreAnsweredOrNamed(Engine engine)
    {
        await using var host = await BadInputHost.StartAsync(hosts, engine, ErrorStatuses.Documented);
        foreach (var operation in host.Gets)
        {
            foreach (var field in operation.Fields)
            {
                foreach (var value in Texts.Concat(Numbers))
                    await host.GetAsync(operation, $"?{field.Name}={value}");

                if (field.Types.Contains("string"))
                {
                    foreach (var control in new[] { "%00", "a%00b", "%0A", "%1B", "%7F", "%C2%85" })
                        host.AssertInvalid(await host.GetAsync(operation, $"?{field.Name}={control}"), operation, field, $"is {control}");
                }

                if (!field.Types.Contains("array"))
                    host.AssertInvalid(await host.GetAsync(operation, $"?{field.Name}=1&{field.Name}=2"), operation, field, "is repeated");

                if (field.Types.Contains("integer"))
                {
                    foreach (var number in BadNumbers)
                        host.AssertInvalid(await host.GetAsync(operation, $"?{field.Name}={number}"), operation, field, $"is {number}");
                }

                if (field.Options.Count > 0)
                    host.AssertInvalid(await host.GetAsync(operation, $"?{field.Name}=unknown"), operation, field, "is not among the options");

                if (field.Required)
                    host.AssertInvalid(await host.GetAsync(operation, string.Empty, anonymous: true), operation, field, "is missing, and the session too");
            }

            (await host.GetAsync(operation, "?unknown=1&unknown=2&%00=%00&=&&=x")).Code.Should().NotBe(
                operation.Fields.Any(field => field.Required) ? null : "VALIDATION_ERROR", "{0} does not look at unknown keys", operation);
        }
    }
}
