using System.Diagnostics;
using System.Text.Json;

namespace SafeguardingHub.Content.Tests.Liquid;

/// <summary>Runs a script in node beside the reference implementations from npm: one process for a whole list of cases.</summary>
internal static class LiquidOracle
{
    private const string RenderScript = """
        const { Liquid } = require('liquidjs');
        const engine = new Liquid({ timezoneOffset: 0, preserveTimezones: true, dateFormat: '%Y' });
        const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const answers = cases.map(c => {
          try { return engine.parseAndRenderSync(c.Template, JSON.parse(c.Data)); }
          catch (e) { return 'FAULT ' + e.message; }
        });
        process.stdout.write(JSON.stringify(answers));
        """;

    private const string FoldScript = """
        const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
        const slug = t => [...t.normalize('NFKD').replace(/\p{Mn}/gu, '')].map(c => c.length > 1 ? '-' : /[\p{L}\p{Nd}_~]/u.test(c) ? (c.toLowerCase().length === 1 ? c.toLowerCase() : c) : '-')
          .join('').replace(/-+/g, '-').replace(/^-|-$/g, '').normalize('NFC');
        process.stdout.write(JSON.stringify(texts.map(slug)));
        """;

    public static string[] Render(IReadOnlyList<OracleCase> cases) => Run(RenderScript, cases);

    public static string[] Slugs(IReadOnlyList<string> texts) => Run(FoldScript, texts);

    private static string[] Run<T>(string script, IReadOnlyList<T> input)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script])
        {
            WorkingDirectory = Path.Combine(Testing.Repository.Root, "tests", "oracles"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        node.StandardInput.Write(JsonSerializer.Serialize(input));
        node.StandardInput.Close();
        var answers = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        Assert.Equal(0, node.ExitCode);
        return JsonSerializer.Deserialize<string[]>(answers)!;
    }
}

/// <summary>A template and its variables as a JSON object.</summary>
internal sealed record OracleCase(string Template, string Data);
