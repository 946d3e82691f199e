using System.Text;

namespace Heat.Engine.Tests.Simulation;

/// <summary>
/// Tells a random story as the text of a scenario, by a list of numbers. Its end is always the same demand: when all troubles are over, the cloud is
/// as the last template says, or empty.
/// </summary>
internal sealed class Story(IReadOnlyList<int> numbers)
{
    private const int MostStops = 4;
    private const int LatestStop = 200;

    private readonly Choices _choices = new(numbers);
    private readonly StringBuilder _text = new();

    /// <summary>The whole story.</summary>
    public string Tell()
    {
        var template = new StoryTemplate(_choices, isRich: true);
        var troubles = new StoryTroubles(_choices, Step);
        var stops = Enumerable.Range(0, _choices.Of(MostStops)).Select(_ => 1 + _choices.Of(LatestStop)).Order().ToList();
        _text.Append("about: 'Whatever happens on the way, the end is the last template.'\n");
        _text.Append(FormattableString.Invariant($"stops: [{string.Join(", ", stops)}]\nsteps:\n"));
        Step($"cloud: {{ build-time: {_choices.Of(3)}s, delete-time: {_choices.Of(3)}s, suspend-time: {_choices.Of(3)}s }}");
        Step($"options: {{ timeout: 9999h{(_choices.OnceIn(3) ? ", rollback: 'true'" : "")} }}");
        var last = template.Tell();
        for (var step = _choices.Of(4); ; step--)
        {
            Step($"apply: {last}");
            troubles.Faults();
            troubles.Turn();
            Step($"passes: {_choices.Of(6)}");
            Step($"wait: {_choices.Of(["1s", "30s", "20m"])}");
            troubles.Meddle();
            troubles.Ask();
            if (step == 0)
            {
                break;
            }

            last = template.Tell();
        }

        End(isDeletion: _choices.OnceIn(5), last, troubles);
        return _text.ToString();
    }

    private void End(bool isDeletion, string template, StoryTroubles troubles)
    {
        troubles.Cease(isDeletion);
        if (isDeletion)
        {
            Step("delete: now");
            Step("passes: to-the-end");
            Step("expect: { gone: true, objects: [], children: [] }");
            return;
        }

        Step($"apply: {template}");
        Step("passes: to-the-end");
        Step("look: now");
        Step("passes: to-the-end");
        Step("expect: { world: as-the-template }");
    }

    private void Step(string text) => _text.Append("  - ").Append(text).Append('\n');
}
