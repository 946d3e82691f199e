using System.Text.RegularExpressions;

namespace Heat.Simulator.Faults;

/// <summary>The rules in force. Safe to change while calls run.</summary>
/// <param name="seed">Seed of the chance by which rules with a probability apply.</param>
public sealed class FaultPlan(int seed)
{
    private readonly Lock _gate = new();
    private readonly List<Active> _rules = [];
    private readonly Random _random = new(seed);

    /// <summary>The rules that are not spent, in the order they are tried.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_gate)
            {
                return [.. _rules.Select(active => active.Rule)];
            }
        }
    }

    /// <summary>Appends a rule.</summary>
    /// <exception cref="ArgumentException">The path is no regular expression.</exception>
    public void Add(FaultRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var path = rule.Path is null ? null : new Regex(rule.Path, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        lock (_gate)
        {
            _rules.Add(new Active(rule, path) { Left = rule.Times });
        }
    }

    /// <summary>Takes all rules away.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules.Clear();
        }
    }

    /// <summary>The rule that strikes this call, or null. A strike counts against the rule's number.</summary>
    internal FaultRule? Strike(string service, string method, string path)
    {
        if (_rules.Count == 0)
        {
            return null;
        }

        lock (_gate)
        {
            var struck = _rules.Find(active => active.Applies(service, method, path) && _random.NextDouble() < active.Rule.Probability);
            if (struck is { Left: not null } && --struck.Left == 0)
            {
                _rules.Remove(struck);
            }

            return struck?.Rule;
        }
    }

    private sealed class Active(FaultRule rule, Regex? path)
    {
        public FaultRule Rule => rule;

        public int? Left { get; set; }

        public bool Applies(string service, string method, string callPath) =>
            (rule.Service is null || rule.Service == service)
            && (rule.Method is null || string.Equals(rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && (path is null || path.IsMatch(callPath));
    }
}
