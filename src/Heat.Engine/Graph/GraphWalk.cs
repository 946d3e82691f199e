using System.Threading.Channels;

namespace Heat.Engine.Graph;

/// <summary>Visits every node of a graph after everything that it needs, as many at a time as there are ready.</summary>
/// <typeparam name="T">What stands at a node.</typeparam>
/// <param name="graph">The graph; must not change during the walk.</param>
/// <param name="visit">Visits one node. True: what needs it may start. False: it and what needs it wait for another walk.</param>
/// <param name="wave">Told before a wave of nodes is started; disposed once all of them are on their way.</param>
/// <param name="next">Told after a wave which nodes come next: all that they still need is being visited. Each is told once.</param>
internal sealed class GraphWalk<T>(
    DependencyGraph<T> graph, Func<T, ValueTask<bool>> visit, Func<IDisposable?> wave, Action<IReadOnlyList<T>>? next = null)
    where T : notnull
{
    private readonly Channel<(T Node, bool Done, Exception? Fault)> _finished =
        Channel.CreateUnbounded<(T, bool, Exception?)>(new UnboundedChannelOptions { SingleReader = true });

    private readonly Dictionary<T, int> _open = new(graph.Count);
    private readonly Dictionary<T, int> _underWay = [];
    private readonly Queue<T> _ready = [];
    private readonly List<T> _next = [];
    private int _running;
    private Exception? _fault;

    /// <summary>Walks. After a visit threw, no further one is started; those under way end first, then the first fault is thrown.</summary>
    public async Task RunAsync()
    {
        foreach (var node in graph.Nodes)
        {
            var needs = graph.NeedsOf(node).Count;
            _open[node] = needs;
            if (needs == 0)
            {
                _ready.Enqueue(node);
            }
        }

        StartWave();
        while (_running > 0)
        {
            await _finished.Reader.WaitToReadAsync().ConfigureAwait(false);
            while (_finished.Reader.TryRead(out var end))
            {
                _running--;
                _fault ??= end.Fault;
                CountUnderWay(end.Node, -1);
                Finish(end.Node, end.Done);
            }

            StartWave();
        }

        if (_fault is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_fault);
        }
    }

    private void StartWave()
    {
        if (_ready.Count == 0 || _fault is not null)
        {
            return;
        }

        using (wave())
        {
            while (_fault is null && _ready.TryDequeue(out var node))
            {
                Start(node);
            }
        }

        TellNext();
    }

    private void TellNext()
    {
        if (_next.Count > 0)
        {
            next?.Invoke([.. _next]);
            _next.Clear();
        }
    }

    private void Start(T node)
    {
        var visiting = visit(node);
        if (visiting.IsCompletedSuccessfully)
        {
            Finish(node, visiting.Result);
            return;
        }

        _running++;
        CountUnderWay(node, 1);
        _ = AwaitAsync(node, visiting.AsTask());
    }

    private async Task AwaitAsync(T node, Task<bool> visiting)
    {
        try
        {
            var done = await visiting.ConfigureAwait(false);
            _finished.Writer.TryWrite((node, done, null));
        }
#pragma warning disable CA1031 // Whatever it is, it is thrown again where the walk ends.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _finished.Writer.TryWrite((node, false, exception));
        }
    }

    /// <summary>A node under way is no more than a need that may soon be met, for each that needs it.</summary>
    private void CountUnderWay(T node, int change)
    {
        if (next is null)
        {
            return;
        }

        foreach (var dependent in graph.NeededBy(node))
        {
            var underWay = _underWay.GetValueOrDefault(dependent) + change;
            _underWay[dependent] = underWay;
            if (change > 0 && underWay == _open[dependent])
            {
                _next.Add(dependent);
            }
        }
    }

    private void Finish(T node, bool done)
    {
        if (!done)
        {
            return;
        }

        foreach (var dependent in graph.NeededBy(node))
        {
            if (--_open[dependent] == 0)
            {
                _ready.Enqueue(dependent);
            }
        }
    }
}
