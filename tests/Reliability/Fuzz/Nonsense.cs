using System.Text;

namespace OrgAuth.Reliability.Fuzz;

/// <summary>Values that nobody in their right mind sends.</summary>
internal static class Nonsense
{
    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "0.5", "1e400", "-1e400", "9007199254740993", "2147483648", "[]", "{}", "[null]", "[1,\"x\",[]]", "[\"owner\",\"owner\"]",
        """{"":""}""", """{"__proto__":{"a":1},"constructor":null}""", """{"a":1,"a":2}""", "\"\"", "\" \"", "\",\"", "\"a,b,,c\"", "\"owner,admin\"",
        """ "\u0000" """, """ "\ud800" """, """ "\udc00\ud800" """, """ "\ud83d\ude00" """, """ "\u202e\u0430\u200d" """, """ "\uffff\ufeff" """, """ "\r\nSet-Cookie: a=b" """,
        "\"' OR 1=1 --\"", "\"%00%ff\"", "\"../../etc/passwd\"", "\"${jndi:ldap://x}\"", "\"<script>\"", "\"a@b\"", "\"\u00e4@\u00f6.example\"", "\"A\u030a\u0130\u00df\"",
        "\"2024-13-45T99:99:99Z\"", "\"javascript:alert(1)\"", "NaN", "undefined", "'x'", "\"unfinished", "01", "+1", "{]", "\t\n",
    ];

    private static readonly string[] Texts =
    [
        "", "%20", "%00", "%FF%FE", "%ZZ", "%", "+", "-1", "0", "0.5", "1e400", "NaN", "99999999999999999999", "true", "null", "%ED%A0%80", "%F0%9F%98%80",
        "%E2%80%AE", "a%2Cb", "%27%20OR%201%3D1", "..%2F..", "[]", "%7B%7D", "A%CC%8A", "%0D%0AX%3A%20y",
    ];

    /// <summary>Raw JSON, not always valid.</summary>
    public static string Json(Random chance) => chance.Next(12) switch
    {
        0 => $"\"{new string('a', chance.Next(1, 5_000))}\"",
        1 => $"\"{string.Concat(Enumerable.Repeat("\\u00e9", chance.Next(1, 400)))}\"",
        2 => Nested(chance.Next(1, 100), "[", "]"),
        3 => Nested(chance.Next(1, 100), "{\"a\":", "}"),
        4 => $"[{string.Join(',', Enumerable.Repeat("\"member\"", chance.Next(1, 300)))}]",
        _ => Values[chance.Next(Values.Length)],
    };

    /// <summary>A part of a query, not always validly encoded.</summary>
    public static string Query(Random chance) => chance.Next(8) == 0 ? new string('a', chance.Next(1, 1_000)) : Texts[chance.Next(Texts.Length)];

    /// <summary>What is left of a body after an accident.</summary>
    public static byte[] Wreck(Random chance, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return chance.Next(10) switch
        {
            0 => bytes[..chance.Next(bytes.Length)],
            1 => [0xEF, 0xBB, 0xBF, .. bytes],
            2 => [.. bytes[..(bytes.Length / 2)], 0xC3, 0x28, 0xFF, .. bytes[(bytes.Length / 2)..]],
            3 => Encoding.Unicode.GetBytes(body),
            4 => [],
            5 => Encoding.UTF8.GetBytes(Json(chance)),
            6 => [.. bytes, .. Encoding.UTF8.GetBytes(new string(' ', 70_000))],
            7 => [.. bytes, .. bytes],
            8 => "email=a%40b.example&password=%ff&name=&name=x&=&&"u8.ToArray(),
            _ => RandomBytes(chance),
        };
    }

    private static string Nested(int depth, string open, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

    private static byte[] RandomBytes(Random chance)
    {
        var bytes = new byte[chance.Next(1, 200)];
        chance.NextBytes(bytes);
        return bytes;
    }
}
