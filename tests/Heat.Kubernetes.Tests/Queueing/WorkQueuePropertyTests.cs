using System.Collections.Concurrent;
using Heat.Kubernetes.Queueing;
using Heat.Testing;

namespace Heat.Kubernetes.Tests.Queueing;

/// <summary>What must hold whatever happens: no key with two workers, and no request for work that is not followed by work.</summary>
public sealed class WorkQueuePropertyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ManyProducersAndWorkers_NoKeyIsSharedOrLost(int seed)
    {
        const int Keys = 20;
        const int AddsPerProducer = 2000;
        using var queue = new WorkQueue<int>(new WorkQueueOptions(), key => $"{key % 3}");
        var requested = new int[Keys];
        var seen = new int[Keys];
        var busy = new int[Keys];
        var violations = new ConcurrentBag<int>();
        using var finished = new CancellationTokenSource();
        var workers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => WorkAsync(queue, requested, seen, busy, violations, finished.Token))).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(producer => Task.Run(() => Produce(queue, requested, AddsPerProducer, new Random((seed * 100) + producer)))));
        while (queue.Count > 0 || Enumerable.Range(0, Keys).Any(key => Volatile.Read(ref seen[key]) != Volatile.Read(ref requested[key])))
        {
            await Task.Yield();
        }

        await finished.CancelAsync();
        await Task.WhenAll(workers);
        Assert.Empty(violations);
        Assert.Equal(requested, seen);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task RandomSteps_BehaveLikeTheModel(int seed)
    {
        var random = new Random(seed);
        var clock = new ManualTimeProvider();
        using var queue = new WorkQueue<int>(new WorkQueueOptions { Jitter = 0 }, key => $"{key % 2}", timeProvider: clock, random: random);
        var model = new Model(clock);
        for (var step = 0; step < 500; step++)
        {
            await StepAsync(queue, model, clock, random);
            Assert.Equal(model.Ready(), queue.Count);
        }
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 20)];

    private static async Task StepAsync(WorkQueue<int> queue, Model model, ManualTimeProvider clock, Random random)
    {
        var key = random.Next(6);
        switch (random.Next(6))
        {
            case 0 or 1:
                queue.Add(key, (QueuePriority)random.Next(3));
                model.Add(key);
                break;
            case 2:
                var delay = TimeSpan.FromSeconds(random.Next(1, 10));
                queue.AddAfter(key, delay, QueuePriority.Normal);
                model.AddAfter(key, delay);
                break;
            case 3 when queue.Count > 0:
                model.Take(await queue.TakeAsync(CancellationToken.None));
                break;
            case 4 when model.AnyTaken() is { } taken:
                queue.Done(taken);
                model.Done(taken);
                break;
            case 5:
                var step = TimeSpan.FromSeconds(random.Next(4));
                clock.Advance(step);
                model.Pass();
                break;
        }
    }

    private static void Produce(WorkQueue<int> queue, int[] requested, int count, Random random)
    {
        for (var number = 0; number < count; number++)
        {
            var key = random.Next(requested.Length);
            Interlocked.Increment(ref requested[key]);
            queue.Add(key, (QueuePriority)random.Next(3));
        }
    }

    private static async Task WorkAsync(
        WorkQueue<int> queue, int[] requested, int[] seen, int[] busy, ConcurrentBag<int> violations, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            int key;
            try
            {
                key = await queue.TakeAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (Interlocked.Increment(ref busy[key]) != 1)
            {
                violations.Add(key);
            }

            Volatile.Write(ref seen[key], Volatile.Read(ref requested[key]));
            await Task.Yield();
            Interlocked.Decrement(ref busy[key]);
            queue.Done(key);
        }
    }

    /// <summary>The queue said in the simplest terms.</summary>
    private sealed class Model(ManualTimeProvider clock)
    {
        private readonly HashSet<int> _ready = [];
        private readonly HashSet<int> _taken = [];
        private readonly HashSet<int> _dirty = [];
        private readonly Dictionary<int, DateTimeOffset> _due = [];

        public int Ready() => _ready.Count;

        public int? AnyTaken() => _taken.Count == 0 ? null : _taken.Order().First();

        public void Add(int key)
        {
            _due.Remove(key);
            (_taken.Contains(key) ? _dirty : _ready).Add(key);
        }

        public void AddAfter(int key, TimeSpan delay)
        {
            var due = clock.GetUtcNow() + delay;
            if (!_ready.Contains(key) && (!_due.TryGetValue(key, out var earlier) || due < earlier))
            {
                _due[key] = due;
            }
        }

        public void Take(int key)
        {
            Assert.True(_ready.Remove(key), $"{key} was not ready");
            Assert.True(_taken.Add(key), $"{key} was taken twice");
        }

        public void Done(int key)
        {
            _taken.Remove(key);
            if (_dirty.Remove(key))
            {
                Add(key);
            }
        }

        public void Pass()
        {
            foreach (var key in _due.Where(entry => entry.Value <= clock.GetUtcNow()).Select(entry => entry.Key).ToArray())
            {
                Add(key);
            }
        }
    }
}
