namespace Heat.Benchmarks;

/// <summary>Series of the operator's metrics, as patterns of their lines.</summary>
internal static class Series
{
    /// <summary>What is written to the API server.</summary>
    public const string Writes = "^heat_operator_client_request_duration_seconds_count.*verb=\"(create|update|patch|delete|apply)\"";
}
