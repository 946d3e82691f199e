namespace Heat.Simulator;

/// <summary>How long the cloud takes for what it does after it has answered. Zero means: done at the next look.</summary>
public sealed class BuildTimes
{
    /// <summary>From the acceptance of a server until it is ACTIVE; also a rebuild.</summary>
    public TimeSpan Server { get; set; }

    /// <summary>From the deletion of a server until it is gone.</summary>
    public TimeSpan ServerDelete { get; set; }

    /// <summary>From a resize until VERIFY_RESIZE, and from its confirmation until ACTIVE.</summary>
    public TimeSpan Resize { get; set; }

    /// <summary>Any other server action: start, stop, reboot, suspend.</summary>
    public TimeSpan ServerAction { get; set; }

    /// <summary>Attaching or detaching a port or a volume.</summary>
    public TimeSpan Attach { get; set; }

    /// <summary>From the acceptance of a volume until it is available; also extending, retyping, snapshots and backups.</summary>
    public TimeSpan Volume { get; set; }

    /// <summary>From the deletion of a volume, snapshot or backup until it is gone.</summary>
    public TimeSpan VolumeDelete { get; set; }

    /// <summary>From the request for an image of a server until it is active.</summary>
    public TimeSpan Image { get; set; }
}
