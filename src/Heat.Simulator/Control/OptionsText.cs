namespace Heat.Simulator.Control;

/// <summary>The settable options as JSON: times in milliseconds, names as in C# but starting small.</summary>
internal static class OptionsText
{
    public static JsonObject Write(SimulatorOptions options)
    {
        var quotas = new JsonObject();
        foreach (var (name, limit) in options.Quotas)
        {
            quotas[name] = limit;
        }

        return new JsonObject
        {
            ["latency"] = options.Latency.TotalMilliseconds,
            ["latencyJitter"] = options.LatencyJitter.TotalMilliseconds,
            ["pageSize"] = options.PageSize,
            ["tokenLifetime"] = options.TokenLifetime.TotalMilliseconds,
            ["computeMicroversion"] = options.ComputeMicroversion,
            ["volumeMicroversion"] = options.VolumeMicroversion,
            ["quotas"] = quotas,
            ["buildTimes"] = Write(options.BuildTimes),
        };
    }

    public static void Apply(SimulatorOptions options, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            switch (name)
            {
                case "latency":
                    options.Latency = Time(value);
                    break;
                case "latencyJitter":
                    options.LatencyJitter = Time(value);
                    break;
                case "pageSize":
                    options.PageSize = value!.GetValue<int>();
                    break;
                case "tokenLifetime":
                    options.TokenLifetime = Time(value);
                    break;
                case "computeMicroversion":
                    options.ComputeMicroversion = value!.GetValue<int>();
                    break;
                case "volumeMicroversion":
                    options.VolumeMicroversion = value!.GetValue<int>();
                    break;
                case "quotas":
                    ApplyQuotas(options, value!.AsObject());
                    break;
                case "buildTimes":
                    ApplyBuildTimes(options.BuildTimes, value!.AsObject());
                    break;
                default:
                    throw new ArgumentException($"There is no option {name}.");
            }
        }
    }

    private static TimeSpan Time(JsonNode? milliseconds) => TimeSpan.FromMilliseconds(milliseconds!.GetValue<double>());

    private static JsonObject Write(BuildTimes times) => new()
    {
        ["server"] = times.Server.TotalMilliseconds,
        ["serverDelete"] = times.ServerDelete.TotalMilliseconds,
        ["resize"] = times.Resize.TotalMilliseconds,
        ["serverAction"] = times.ServerAction.TotalMilliseconds,
        ["attach"] = times.Attach.TotalMilliseconds,
        ["volume"] = times.Volume.TotalMilliseconds,
        ["volumeDelete"] = times.VolumeDelete.TotalMilliseconds,
        ["image"] = times.Image.TotalMilliseconds,
    };

    private static void ApplyQuotas(SimulatorOptions options, JsonObject quotas)
    {
        foreach (var (name, limit) in quotas)
        {
            options.Quotas[name] = limit!.GetValue<int>();
        }
    }

    private static void ApplyBuildTimes(BuildTimes times, JsonObject changes)
    {
        foreach (var (name, value) in changes)
        {
            _ = name switch
            {
                "server" => times.Server = Time(value),
                "serverDelete" => times.ServerDelete = Time(value),
                "resize" => times.Resize = Time(value),
                "serverAction" => times.ServerAction = Time(value),
                "attach" => times.Attach = Time(value),
                "volume" => times.Volume = Time(value),
                "volumeDelete" => times.VolumeDelete = Time(value),
                "image" => times.Image = Time(value),
                _ => throw new ArgumentException($"There is no build time {name}."),
            };
        }
    }
}
