namespace OrgAuth.Reliability.Hosting;

/// <summary>nginx in front of several nodes, configured as docs/operations.md recommends.</summary>
internal sealed class Nginx : IDisposable
{
    private readonly ChildProcess process;

    public Nginx(Deployment deployment)
    {
        Address = new Uri($"http://127.0.0.1:{PostgresServer.FreePort()}");
        var file = Path.Combine(deployment.Folder, "nginx.conf");
        File.WriteAllText(file, Configuration(deployment.Nodes));
        process = new ChildProcess(
            Repository.FindProgram("nginx")!,
            ["-p", deployment.Folder, "-c", file, "-e", "stderr"],
            new Dictionary<string, string>(),
            Path.Combine(deployment.Folder, "nginx.log"));
    }

    /// <summary>Why it cannot be used here, or <c>null</c>.</summary>
    public static string? WhyNot { get; } = Repository.FindProgram("nginx") is null ? "nginx is missing: install it (Debian: nginx)" : null;

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    public void Dispose() => process.Dispose();

    private string Configuration(IEnumerable<Node> nodes) => $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log stderr warn;
        events { worker_connections 4096; }
        http {
            access_log off;
            client_body_temp_path temp-body;
            proxy_temp_path temp-proxy;
            fastcgi_temp_path temp-fastcgi;
            uwsgi_temp_path temp-uwsgi;
            scgi_temp_path temp-scgi;
            upstream orgauth {
                {{string.Join(' ', nodes.Select(node => $"server {node.Address.Authority} max_fails=1 fail_timeout=1s;"))}}
                keepalive 32;
            }
            server {
                listen {{Address.Authority}};
                location / {
                    proxy_pass http://orgauth;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_set_header Host $host;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header X-Forwarded-Proto $scheme;
                    proxy_connect_timeout 2s;
                }
            }
        }
        """;
}
