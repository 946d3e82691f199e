namespace Heat.Architecture.Tests.Reading;

/// <summary>Breaks several rules. Read by <see cref="CompiledAssemblyTests"/>, never run.</summary>
internal class Sample
{
    private readonly Dictionary<int, int> _seen = [];

    public async Task<Func<DateTime>> RunAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(_seen.TryAdd(1, 2) ? 1 : 2));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        return () => DateTime.UtcNow;
    }
}

/// <summary>Keeps its rule.</summary>
internal sealed class SealedSample : Sample
{
    public override string ToString() => nameof(SealedSample);
}
