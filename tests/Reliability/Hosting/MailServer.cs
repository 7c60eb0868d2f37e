using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrgAuth.Reliability.Hosting;

/// <summary>A real mail server (tests/smtp), which takes mail by STARTTLS and a password only, with a certificate made for the run.</summary>
internal sealed class MailServer : IDisposable
{
    private const string User = "orgauth";
    private const string Password = "only-for-the-mail-server";
    private static readonly string Program = Repository.Folder("tests", "smtp");
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("orgauth-smtp-");
    private readonly int port = PostgresServer.FreePort();
    private readonly ChildProcess process;

    public MailServer()
    {
        MakeCertificate();
        process = new ChildProcess(
            Repository.FindProgram("node")!,
            [Path.Combine(Program, "server.mjs")],
            new Dictionary<string, string>
            {
                ["SMTP_PORT"] = port.ToString(CultureInfo.InvariantCulture),
                ["SMTP_FOLDER"] = folder.FullName,
                ["SMTP_CERTIFICATE"] = Certificate,
                ["SMTP_KEY"] = Key,
                ["SMTP_USER"] = User,
                ["SMTP_PASSWORD"] = Password,
            },
            Log);
    }

    /// <summary>Why it cannot be used here, or <c>null</c>.</summary>
    public static string? WhyNot =>
        !OperatingSystem.IsLinux() ? "The mail server's certificate can be trusted on Linux only"
        : Repository.FindProgram("node") is null || !Directory.Exists(Path.Combine(Program, "node_modules"))
            ? "The mail server is missing: install Node.js 20 and run 'npm ci' in tests/smtp"
            : null;

    /// <summary>What a node needs to send by it: <c>SSL_CERT_FILE</c> makes its certificate a trusted one.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("OrgAuth:Mail:Delivery", "Smtp"),
        ("OrgAuth:Mail:From", "no-reply@mail.example.com"),
        ("OrgAuth:Mail:Smtp:Host", "localhost"),
        ("OrgAuth:Mail:Smtp:Port", port.ToString(CultureInfo.InvariantCulture)),
        ("OrgAuth:Mail:Smtp:User", User),
        ("OrgAuth:Mail:Smtp:Password", Password),
        ("SSL_CERT_FILE", Certificate),
    ];

    private string Certificate => Path.Combine(folder.FullName, "certificate.pem");

    private string Key => Path.Combine(folder.FullName, "key.pem");

    private string Log => Path.Combine(folder.FullName, "server.log");

    /// <summary>Waits until it listens.</summary>
    public Task StartAsync() => Eventually.IsTrueAsync(
        () => Task.FromResult(Read(Log).Contains("ready", StringComparison.Ordinal)), TimeSpan.FromSeconds(60), "the mail server should start");

    /// <summary>Waits for the mail of that number; the first is 1.</summary>
    public async Task<Eml> ReceiveAsync(int number)
    {
        var file = Path.Combine(folder.FullName, string.Create(CultureInfo.InvariantCulture, $"{number}.eml"));
        await Eventually.IsTrueAsync(() => Task.FromResult(File.Exists(file)), TimeSpan.FromSeconds(60), "the mail should arrive");
        return Eml.Parse(await File.ReadAllTextAsync(file));
    }

    public void Dispose()
    {
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private static string Read(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
    }
}
