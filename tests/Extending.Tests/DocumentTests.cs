using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OrgAuth.Api;
using OrgAuth.Application.Configuration;
using OrgAuth.Domain.Access;
using Projects;

namespace OrgAuth.Extending.Tests;

/// <summary>docs/extending.md shows the very code that these tests compile and run.</summary>
public sealed partial class DocumentTests
{
    private static readonly string Document = File.ReadAllText(Path.Combine(Folder(), "../../docs/extending.md"));

    private static readonly Dictionary<string, string> Sources = Directory.EnumerateFiles(Path.Combine(Folder(), "Projects"), "*.cs")
        .ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    [Fact]
    public void Document_ShowsCodeThatIsCompiled()
    {
        var blocks = Blocks(Document);

        blocks.Should().NotBeEmpty().And.OnlyContain(block => Sources.Values.Any(source => Holds(source, block)));
    }

    [Fact]
    public void Document_ShowsEveryFileOfTheExample() =>
        Sources.Where(source => !Blocks(Document).Any(block => Holds(source.Value, block))).Select(source => source.Key).Should().BeEmpty();

    [Fact]
    public async Task Document_ShowsConfigurationThatSaysWhatTheCodeSays()
    {
        await using var host = ProjectsHost.Build(["--environment=Development"]);
        var configuration = new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Blocks(Document, "json").Single()))).Build();
        var services = new ServiceCollection().AddSingleton(host.Environment as IHostEnvironment).AddOrgAuth(configuration);
        await using var configured = services.BuildServiceProvider();

        RolesOf(configured).Should().BeEquivalentTo(RolesOf(host.Services));
    }

    [Theory]
    [InlineData("var builder = WebApplication.CreateBuilder(args);", true)]
    [InlineData("var builder = WebApplication.CreateBuilder();", false)]
    [InlineData("app.MapOrgAuth();\napp.MapProjects();", true)]
    [InlineData("app.MapProjects();\napp.MapOrgAuth();", false)]
    [InlineData("app.MapOrgAuth();\n    app.MapProjects();", false)]
    public void Holds_ABlock_ComparesItsLinesButForTheIndentation(string block, bool held) =>
        Holds(Sources["ProjectsHost.cs"], block).Should().Be(held);

    private static Dictionary<string, RolePermissions> RolesOf(IServiceProvider services) =>
        services.GetRequiredService<IOptions<OrgAuthOptions>>().Value.Roles;

    private static List<string> Blocks(string markdown, string language = "csharp") =>
        [.. Fence().Matches(markdown).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value)];

    /// <summary>Whether the lines of a block stand together in a source, all indented by the same number of spaces.</summary>
    private static bool Holds(string source, string block)
    {
        var lines = Lines(source);
        var wanted = Lines(block);
        return Enumerable.Range(0, lines.Length).Any(start =>
        {
            var indent = lines[start].Length - lines[start].TrimStart().Length;
            return wanted.Index().All(line =>
                start + line.Index < lines.Length && lines[start + line.Index] == (line.Item.Length == 0 ? string.Empty : new string(' ', indent) + line.Item));
        });
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex(@"^```(?<language>[a-z]+)\n(?<code>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Fence();
}
