using System.Diagnostics;
using System.Globalization;

namespace Heat.Fuzz;

/// <summary>Runs inputs by number on every core. An input depends on the seed and its number alone, so each can be run again.</summary>
internal sealed class Campaign(IReadOnlyList<IInputSource> sources, int seed, TimeSpan patience, TextWriter faults)
{
    // Far less than a thread of a server has: what survives here survives there.
    private const int StackBytes = 1024 * 1024;

    private readonly Dictionary<string, Tally> _tallies =
        sources.Select(source => source.Name).Distinct().ToDictionary(name => name, name => new Tally(name));

    private long _next;
    private long _last;
    private long _faultCount;

    /// <summary>Inputs that did what must not happen.</summary>
    public long Faults => Interlocked.Read(ref _faultCount);

    /// <summary>The input of a number.</summary>
    public FuzzInput InputOf(long number) => SourceOf(number).Next(new Random(HashCode(number)));

    /// <summary>Runs inputs <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> - 1.</summary>
    public void Run(long first, long count, TextWriter progress)
    {
        (_next, _last) = (first, first + count);
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Worker(this)).ToArray();
        var started = Stopwatch.StartNew();
        while (workers.Any(worker => worker.IsAlive))
        {
            Thread.Sleep(TimeSpan.FromSeconds(1));
            if (workers.FirstOrDefault(worker => worker.IsAlive && worker.Elapsed > patience) is { } stuck)
            {
                throw new TimeoutException($"Input {stuck.Number} has run for {stuck.Elapsed.TotalSeconds:0} s. See it with --show {stuck.Number}.");
            }

            if ((long)started.Elapsed.TotalSeconds % 30 == 0)
            {
                progress.WriteLine($"{Math.Min(Interlocked.Read(ref _next), _last) - first} of {count} after {started.Elapsed.TotalSeconds:0} s, {Faults} faults");
            }
        }
    }

    /// <summary>The counts as a Markdown table.</summary>
    public string Summary() => string.Join('\n', [Tally.Head, .. _tallies.Values.Select(tally => tally.ToString())]);

    private IInputSource SourceOf(long number) => sources[(int)(number % sources.Count)];

    // Not System.HashCode, which differs from process to process.
    private int HashCode(long number) => unchecked((int)(((number * 0x9E3779B1L) ^ seed) * 31) & int.MaxValue);

    private long Take() => Interlocked.Increment(ref _next) - 1 is var number && number < _last ? number : -1;

    private void Judged(long number, FuzzInput input, Verdict verdict, TimeSpan taken)
    {
        _tallies[SourceOf(number).Name].Add(number, verdict, taken);
        if (verdict.Fault is null)
        {
            return;
        }

        Interlocked.Increment(ref _faultCount);
        lock (faults)
        {
            faults.WriteLine(string.Create(CultureInfo.InvariantCulture, $"--- input {number} ({SourceOf(number).Name})\n{verdict.Fault}\n{Shortened(input.Template)}"));
            faults.Flush();
        }
    }

    private static string Shortened(string text) => text.Length <= 2000 ? text : string.Concat(text.AsSpan(0, 2000), "…");

    private sealed class Worker
    {
        private readonly Thread _thread;
        private long _since;
        private long _number;

        public Worker(Campaign campaign)
        {
            _since = Stopwatch.GetTimestamp();
            _thread = new Thread(() => Work(campaign), StackBytes) { IsBackground = true };
            _thread.Start();
        }

        public bool IsAlive => _thread.IsAlive;

        public long Number => Interlocked.Read(ref _number);

        public TimeSpan Elapsed => Stopwatch.GetElapsedTime(Interlocked.Read(ref _since));

        private void Work(Campaign campaign)
        {
            while (campaign.Take() is var number and >= 0)
            {
                Interlocked.Exchange(ref _number, number);
                var since = Stopwatch.GetTimestamp();
                Interlocked.Exchange(ref _since, since);
                var input = campaign.InputOf(number);
                var verdict = Judge.Run(input);
                campaign.Judged(number, input, verdict, Stopwatch.GetElapsedTime(since));
            }
        }
    }
}
