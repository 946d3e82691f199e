using Heat.Templates.Evaluation;

namespace Heat.Templates.Tests.Golden;

/// <summary>Runs one case and lists where the result differs from Heat's.</summary>
internal sealed class GoldenRun(GoldenCase golden)
{
    private readonly List<string> _differences = [];

    /// <summary>The differences; none when the case passes.</summary>
    public static IReadOnlyList<string> Differences(GoldenCase golden)
    {
        var run = new GoldenRun(golden);
        run.Run();
        return run._differences;
    }

    private void Run()
    {
        var result = TemplateLoader.Load(GoldenRequest.Of(golden), new GoldenCatalog(golden), GoldenRequest.Surroundings(golden));
        if (golden.Expected.TryGetProperty("template_validate", out var outline))
        {
            GoldenOutline.Compare(outline, result, _differences);
        }

        if (golden.Expected.TryGetProperty("error", out var error))
        {
            if (!GoldenMessages.Match(golden, error, result.Diagnostics))
            {
                _differences.Add($"expected error: {error.GetProperty("message").GetString()}\n  ours: {string.Join("\n        ", result.Diagnostics)}");
            }

            return;
        }

        if (result.Template is not BoundTemplate template)
        {
            _differences.Add($"expected no error\n  ours: {string.Join("\n        ", result.Diagnostics)}");
            return;
        }

        var rendered = GoldenWorld.Render(golden, template);
        new GoldenStack(golden, golden.Expected, "", _differences).Compare(rendered);
        if (golden.Expected.TryGetProperty("environment", out var environment))
        {
            GoldenEnvironment.Compare(environment, template, _differences);
        }

        if (golden.Expected.TryGetProperty("update", out var update))
        {
            GoldenUpdate.Compare(golden, update, rendered, _differences);
        }
    }
}
