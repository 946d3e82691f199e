using System.Net;
using System.Net.Sockets;

namespace Heat.Operator.Testing;

/// <summary>Addresses of this machine to listen at.</summary>
public static class LoopbackAddress
{
    /// <summary>The system chooses the port.</summary>
    public static Uri AnyPort { get; } = new("http://127.0.0.1:0/");

    /// <summary>One that nobody listens at.</summary>
    public static Uri Free() => Free(1)[0];

    /// <summary>Different ones that nobody listens at.</summary>
    /// <param name="count">How many.</param>
    public static IReadOnlyList<Uri> Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        try
        {
            Array.ForEach(listeners, listener => listener.Start());
            return [.. listeners.Select(listener => new Uri($"http://{listener.LocalEndpoint}/"))];
        }
        finally
        {
            Array.ForEach(listeners, listener => listener.Dispose());
        }
    }
}
